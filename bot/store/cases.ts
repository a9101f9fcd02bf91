import type { Address, Case, CaseState, Cases } from '../escalation/case.ts';
import type { Database } from './database.ts';

interface Row {
  readonly id: string;
  readonly state: CaseState;
  readonly version: number;
  readonly shown: number;
  readonly locale: string;
  readonly packet: string;
  readonly employee: string;
  readonly post_conversation: string | null;
  readonly post_message: string | null;
  readonly helper_id: string | null;
  readonly helper_name: string | null;
  readonly claimed_at: number | null;
  readonly answer: string | null;
  readonly answered_at: number | null;
  readonly told: number;
  readonly attempts: number;
}

// A case waits from `due_at` on; NULL where nothing is left to do. What begins to be true sets it in the
// same statement, so that a case cannot be forgotten. `lease_until` is 0 where nobody works on it.
// Writing down what has been sent asks for the state, not for the lease: it is true even if the lease is over.
const NEXT_FOR_CARD = 'CASE WHEN version > $2 THEN CAST($3 AS BIGINT) ELSE NULL END';
const DONE = 'attempts = 0, lease_until = 0';

/** The cases of a database. */
export function createCases(database: Database): Cases {
  const change = async (sql: string, values: readonly (string | number)[]) =>
    (await database.query<{ id: string }>(`${sql} RETURNING id`, values)).length > 0;
  const one = async (sql: string, values: readonly (string | number)[]) => {
    const [row] = await database.query<Row>(sql, values);
    return row && caseOf(row);
  };
  return {
    async open({ id, request, locale, packet, employee }, now) {
      await database.query(
        `INSERT INTO cases (id, request, state, version, shown, locale, packet, employee, told, attempts,
          created_at, changed_at, due_at, lease_until)
        VALUES ($1, $2, 'open', 1, 0, $3, $4, $5, 0, 0, $6, $6, $6, 0)
        ON CONFLICT (request) DO NOTHING`,
        [id, request, locale, packet, JSON.stringify(employee), now],
      );
      const saved = await one('SELECT * FROM cases WHERE request = $1', [request]);
      if (!saved) throw new Error('A case that was saved is not there.');
      return saved;
    },
    find: (id) => one('SELECT * FROM cases WHERE id = $1', [id]),
    claim: (id, version, helper, now) =>
      change(
        `UPDATE cases SET state = 'claimed', helper_id = $3, helper_name = $4, claimed_at = $5, changed_at = $5,
          version = version + 1, due_at = $5, attempts = 0
        WHERE id = $1 AND version = $2 AND state IN ('posted', 'claimed')`,
        [id, version, helper.id, helper.name, now],
      ),
    answer: (id, helper, text, now) =>
      change(
        `UPDATE cases SET state = 'answered', answer = $3, answered_at = $4, changed_at = $4,
          version = version + 1, due_at = $4, attempts = 0
        WHERE id = $1 AND helper_id = $2 AND state = 'claimed'`,
        [id, helper.id, text, now],
      ),
    lease: (holder, now, until) =>
      one(
        `UPDATE cases SET lease_holder = $1, lease_until = $3
        WHERE id = (SELECT id FROM cases WHERE due_at <= $2 AND lease_until <= $2 ORDER BY due_at LIMIT 1)
          AND lease_until <= $2
        RETURNING *`,
        [holder, now, until],
      ),
    async posted(id, { conversation, message }, version, now) {
      await change(
        `UPDATE cases SET state = 'posted', post_conversation = $4, post_message = $5, shown = $2,
          changed_at = $3, due_at = ${NEXT_FOR_CARD}, ${DONE}
        WHERE id = $1 AND state = 'open'`,
        [id, version, now, conversation, message],
      );
    },
    async delivered(id, now) {
      await change(
        `UPDATE cases SET state = 'delivered', changed_at = $2, version = version + 1, due_at = $2, ${DONE}
        WHERE id = $1 AND state = 'answered'`,
        [id, now],
      );
    },
    async undeliverable(id, now) {
      await change(
        `UPDATE cases SET state = 'undeliverable', changed_at = $2, version = version + 1,
          due_at = CASE WHEN post_message IS NULL THEN NULL ELSE CAST($2 AS BIGINT) END, ${DONE}
        WHERE id = $1 AND state IN ('open', 'answered')`,
        [id, now],
      );
    },
    async shown(id, version, now) {
      await change(
        `UPDATE cases SET shown = $2, due_at = ${NEXT_FOR_CARD}, ${DONE} WHERE id = $1 AND shown < $2`,
        [id, version, now],
      );
    },
    async told(id) {
      await change('UPDATE cases SET told = 1 WHERE id = $1', [id]);
    },
    async retry({ id, version }, holder, at) {
      await change(
        `UPDATE cases SET lease_until = 0,
          due_at = CASE WHEN version = $3 THEN CAST($4 AS BIGINT) ELSE due_at END,
          attempts = CASE WHEN version = $3 THEN attempts + 1 ELSE attempts END
        WHERE id = $1 AND lease_holder = $2`,
        [id, holder, version, at],
      );
    },
    async moveTo(channel, now) {
      await change(
        `UPDATE cases SET state = 'open', version = version + 1, shown = 0, post_conversation = NULL,
          post_message = NULL, helper_id = NULL, helper_name = NULL, claimed_at = NULL, due_at = $2, attempts = 0
        WHERE state IN ('posted', 'claimed')
          AND substr(post_conversation, 1, length(CAST($1 AS TEXT))) <> CAST($1 AS TEXT)`,
        [channel, now],
      );
    },
    async forget(before) {
      await change(`DELETE FROM cases WHERE state IN ('delivered', 'undeliverable') AND changed_at < $1`, [
        before,
      ]);
    },
    async count() {
      const rows = await database.query<{ state: CaseState; cases: number }>(
        'SELECT state, count(*) AS cases FROM cases GROUP BY state',
      );
      return new Map(rows.map(({ state, cases }) => [state, Number(cases)]));
    },
  };
}

function caseOf(row: Row): Case {
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    shown: row.shown,
    locale: row.locale,
    packet: row.packet,
    employee: JSON.parse(row.employee) as Address,
    ...(row.post_conversation !== null && row.post_message !== null
      ? { post: { conversation: row.post_conversation, message: row.post_message } }
      : {}),
    ...(row.helper_id !== null ? { helper: { id: row.helper_id, name: row.helper_name ?? '' } } : {}),
    ...(row.claimed_at !== null ? { claimedAt: row.claimed_at } : {}),
    ...(row.answer !== null ? { answer: row.answer } : {}),
    ...(row.answered_at !== null ? { answeredAt: row.answered_at } : {}),
    told: row.told === 1,
    attempts: row.attempts,
  };
}
