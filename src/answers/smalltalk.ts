import { normalize, words } from './normalize.ts';

export type SmalltalkTopic = 'greeting' | 'thanks' | 'help' | 'goodbye';

export interface Smalltalk {
  readonly topic: SmalltalkTopic;
  /** Languages in which people say so: `hi` is English and German. */
  readonly languages: readonly string[];
}

/** What people say, divided by `|`. */
const SAYINGS: { readonly [language: string]: { readonly [topic in SmalltalkTopic]: string } } = {
  en: {
    greeting:
      'hi|hello|hey|hiya|hi there|hello there|hey there|hi bot|hello bot|good morning|morning|good afternoon|good evening|greetings|how are you|how are you doing|hows it going|how is it going|whats up|nice to meet you|i hope you are well|hope you are well|are you available|are you there|anyone there|is anybody there|can i ask you something|i have a question|quick question|one question|sup|yo|howdy',
    thanks:
      'thanks|thank you|thank you so much|thank you very much|thanks a lot|thanks so much|many thanks|thx|ty|tysm|cheers|great|perfect|awesome|ok thanks|okay thanks|ok thank you|great thanks|perfect thanks|that worked|it worked|it works|it works now|works now|that helped|that did it|solved|got it|ok|okay|k|alright|cool|nice|haha|hahaha|lol|no worries|fine|wow|good|good bot|well done|wonderful|excellent|youre awesome|you are awesome|youre the best|you are the best|you saved my day|saved my day|youre great|you are great|thats all|that is all|no thats all|that was all|nothing else|for the help|for your help|for helping',
    help: 'sorry|sorry for my english|sorry for my bad english|sorry my english is bad|sorry my english is not good|my english is not good|my english is bad|english is not my first language|sorry to bother you|do you speak german|do you speak english|help|help me|please help|please help me|i need help|can you help|can you help me|could you help me|what can you do|what can i ask|what can i ask you|what do you do|who are you|what are you|are you a bot|are you human|are you a human|are you a robot|are you a real person|are you a real person or a bot|are you real|is this a bot|am i talking to a human|whats your name|what is your name|do you have a name|how do you work|how does this work|menu|start|get started|commands',
    goodbye:
      'bye|bye bye|goodbye|good bye|see you|see ya|cya|good night|have a nice day|have a good day|have a great day|have a good one|see you later|later|take care|until tomorrow|see you tomorrow',
  },
  de: {
    greeting:
      'hi|hallo|hey|hallo zusammen|hallo bot|guten morgen|guten tag|guten abend|moin|moin moin|servus|grüß gott|grüezi|wie geht es dir|wie gehts',
    thanks:
      'danke|danke dir|danke schön|dankeschön|danke sehr|vielen dank|vielen lieben dank|besten dank|herzlichen dank|super danke|ok danke|super|perfekt|hat geklappt|es hat geklappt|das hat geholfen|jetzt geht es|jetzt gehts|merci',
    help: 'hilfe|hilf mir|bitte hilf mir|kannst du mir helfen|können sie mir helfen|ich brauche hilfe|was kannst du|was kann ich fragen|wer bist du|bist du ein bot|bist du ein mensch|menü|start',
    goodbye: 'tschüss|tschüs|tschau|ciao|auf wiedersehen|bis bald|bis später|schönen tag noch|gute nacht',
  },
  fr: {
    greeting: 'bonjour|bonsoir|salut|coucou|hello|bonjour à tous|ça va|comment ça va|comment allez-vous',
    thanks: 'merci|merci beaucoup|merci bien|un grand merci|super merci|parfait|ça marche|ça a marché',
    help: "aide|aidez-moi|aide-moi|à l'aide|au secours|j'ai besoin d'aide|pouvez-vous m'aider|peux-tu m'aider|que peux-tu faire|que pouvez-vous faire|qui es-tu|qui êtes-vous|es-tu un robot|menu",
    goodbye: 'au revoir|à bientôt|bonne journée|bonne soirée|bonne nuit|salut à bientôt',
  },
  es: {
    greeting: 'hola|buenas|buenos días|buenas tardes|buenas noches|qué tal|cómo estás',
    thanks: 'gracias|muchas gracias|mil gracias|ok gracias|perfecto|funcionó|ya funciona',
    help: 'ayuda|ayúdame|necesito ayuda|me puedes ayudar|puedes ayudarme|qué puedes hacer|quién eres|eres un bot|menú',
    goodbye: 'adiós|hasta luego|hasta pronto|chao|que tengas un buen día',
  },
  it: {
    greeting: 'ciao|salve|buongiorno|buonasera|come stai',
    thanks: 'grazie|grazie mille|molte grazie|perfetto|funziona',
    help: 'aiuto|aiutami|ho bisogno di aiuto|mi puoi aiutare|cosa puoi fare|chi sei|menu',
    goodbye: 'arrivederci|a presto|buona giornata|buonanotte',
  },
  pt: {
    greeting: 'olá|oi|bom dia|boa tarde|boa noite|tudo bem',
    thanks: 'obrigado|obrigada|muito obrigado|muito obrigada|perfeito|funcionou',
    help: 'ajuda|ajude-me|preciso de ajuda|pode me ajudar|o que você pode fazer|quem é você|menu',
    goodbye: 'tchau|adeus|até logo|até mais',
  },
  nl: {
    greeting: 'hallo|hoi|hey|goedemorgen|goedemiddag|goedenavond|goedendag',
    thanks: 'bedankt|dank je|dank je wel|dank u|dank u wel|dankjewel|hartelijk dank|gelukt|perfect',
    help: 'help|hulp|help mij|ik heb hulp nodig|kun je me helpen|kunt u mij helpen|wat kun je|wie ben je|menu',
    goodbye: 'doei|dag|tot ziens|tot later|fijne dag',
  },
  ja: {
    greeting: 'こんにちは|こんばんは|おはよう|おはようございます|はじめまして|お疲れ様です|もしもし',
    thanks:
      'ありがとう|ありがとうございます|ありがとうございました|どうも|助かりました|できました|解決しました',
    help: 'ヘルプ|助けて|助けてください|手伝って|手伝ってください|何ができますか|何ができるの|あなたは誰ですか|使い方',
    goodbye: 'さようなら|さよなら|またね|バイバイ|失礼します|おやすみなさい',
  },
  zh: {
    greeting: '你好|您好|早上好|下午好|晚上好|嗨',
    thanks: '谢谢|谢谢你|多谢|非常感谢|好的谢谢',
    help: '帮助|帮帮我|请帮帮我|我需要帮助|你能做什么|你是谁|菜单',
    goodbye: '再见|拜拜|回头见|晚安',
  },
};

const KNOWN = new Map<string, Smalltalk>();
for (const [language, topics] of Object.entries(SAYINGS))
  for (const [topic, sayings] of Object.entries(topics))
    for (const saying of sayings.split('|')) {
      const key = normalize(saying);
      const languages = KNOWN.get(key)?.languages ?? [];
      KNOWN.set(key, {
        topic: KNOWN.get(key)?.topic ?? (topic as SmalltalkTopic),
        languages: [...languages, language],
      });
    }

/** What people say beside it, and what means nothing alone. */
const FILLERS = new Set(
  words(
    'bot mate there all everyone everybody team folks again now today so very just and oh well please dear the it me my your for with this you und ihr alle noch mal nochmal jetzt heute so sehr bitte liebes et à tous encore maintenant y todos ahora e a tutti',
  ),
);

const LONGEST_TEXT = 120;
const LONGEST_SAYING = 8;

/**
 * A greeting, thanks, a call for help or a goodbye, and nothing else: every word belongs to something
 * that people say so, or means nothing alone. Of `Hi! Can you help me?` the last counts.
 */
export function smalltalk(question: string): Smalltalk | undefined {
  if (question.length > LONGEST_TEXT) return undefined;
  const said = normalize(question).split(' ');
  const found: Smalltalk[] = [];
  for (let start = 0; start < said.length; ) {
    const length = sayingLength(said, start);
    const saying = KNOWN.get(said.slice(start, start + length).join(' '));
    if (saying) found.push(saying);
    else if (!FILLERS.has(said[start] as string)) return undefined;
    start += Math.max(1, length);
  }
  return found.at(-1);
}

/** Words of the longest saying that begins at a word; 0 if none does. */
function sayingLength(said: readonly string[], start: number): number {
  for (let length = Math.min(LONGEST_SAYING, said.length - start); length > 0; length -= 1)
    if (KNOWN.has(said.slice(start, start + length).join(' '))) return length;
  return 0;
}
