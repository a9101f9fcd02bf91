/**
 * Texts with which an organization tells its people about enrollment: Markdown as in `docs/`, with its
 * variables and conditions. `[date]` in brackets is a blank for the sender to fill in. A link to `guide:`
 * gets the title and the address of the guide that the organization offers. Facts come from the records
 * that the texts link to. Merged into `messages.ts`; translations stand beside its own.
 */
export const ROLLOUT_MESSAGES = {
  'rolloutPage.title': 'Tell people about it',
  'rolloutPage.lead':
    'An invitation, a reminder, and a message for enrollment day, by email and in Teams. Copy them or download them, and fill in what stands in brackets.',
  'rolloutPage.poster': 'A poster to print',
  'rolloutPage.email': 'Email',
  'rolloutPage.teams': 'Teams message',
  'rolloutPage.subject': 'Subject: {subject}',
  'rolloutPage.files': 'Download',
  'rolloutPage.file.txt': 'Plain text (.txt)',
  'rolloutPage.file.html': 'Formatted (.html)',
  'rolloutPage.file.eml': 'Draft for your mail program (.eml)',
  'rolloutPage.invitation': 'Invitation',
  'rolloutPage.reminder': 'Reminder',
  'rolloutPage.enrollment-day': 'Enrollment day',

  'rollout.invitation.subject': 'Your own iPhone or iPad for work',
  'rollout.invitation.email': `Hello,

from [date] on, you can use your own iPhone or iPad for work at {organization.name}. [Say here what people get, and whether they may choose.]

:::when{method="account-driven-user-enrollment"}
**How it works.** You add your work account in the :label[settings] app. Your phone then gets its own space for work, apart from your private things. It takes about 15 minutes.

**What {organization.name} can see.** The model of your phone, its name, its iOS version, whether it meets the rules, and the apps that came from work. **What it cannot see:** your own apps, photos, messages, mail, contacts, calls, browsing, and where your phone is. [The whole list](/guides/privacy-user-enrollment)
:::

:::unless{method="account-driven-user-enrollment"}
**How it works.** Your whole phone is enrolled, and the work apps arrive by themselves.

**What {organization.name} can see.** The model of your phone, its name, its iOS version, its serial number and IMEI, the last four digits of your phone number, and the apps that came from work. **What it cannot see:** photos, messages, mail, contacts, calls, browsing, and where your phone is. [The whole list](/articles/privacy-device-enrollment)
:::

**Have these ready:**

- your work address and its password
- the passcode that unlocks your iPhone or iPad
- a second way to prove that it is you, which works without Microsoft Authenticator on this phone: a security key, a passkey, or another device. If you have none, ask {support.name} first
- iOS or iPadOS {enrollment.minimumIos} or later, and good Wi-Fi

:::when{authenticator}
**Do not install Microsoft Authenticator first.** The enrollment brings it. If it is on your phone already, do not delete it: its codes and passkeys would be lost. [What to do then](/issues/esso-app-already-installed)
:::

**Start here:** [guide](guide:)

:::when{method="account-driven-user-enrollment"}
This page only tells you what to do. You start yourself, in the :label[settings] app.
:::

Nobody needs your password, your passcode, or a code from you, on the phone or in a chat. [How to tell a scam](/guides/stay-safe-during-enrollment)`,
  'rollout.invitation.teams': `**Your own iPhone or iPad for work**

From [date] on, you can use your own iPhone or iPad for work at {organization.name}. It takes about 15 minutes.

Have ready: your work password, your passcode, and a second way to prove that it is you, which works without Authenticator on this phone.

:::when{authenticator}
Do not install Microsoft Authenticator first. If you have it already, do not delete it.
:::

:::when{method="account-driven-user-enrollment"}
{organization.name} cannot see your own apps, photos, messages, calls, or where your phone is. [The whole list](/guides/privacy-user-enrollment)
:::

:::unless{method="account-driven-user-enrollment"}
{organization.name} cannot see your photos, messages, calls, or where your phone is. [The whole list](/articles/privacy-device-enrollment)
:::

Start here: [guide](guide:)`,

  'rollout.reminder.subject': 'Reminder: your own iPhone or iPad for work',
  'rollout.reminder.email': `Hello,

you have been invited to use your own iPhone or iPad for work at {organization.name}. If you want to and have not done it yet, please set it up by [date]. It takes about 15 minutes.

- Have your work password, your passcode, and a second way to prove that it is you at hand. It must work without Microsoft Authenticator on this phone.
- Check that you have iOS or iPadOS {enrollment.minimumIos} or later. [Everything you need](/guides/requirements)

:::when{authenticator}
Do not install Microsoft Authenticator first. If it is on your phone already, do not delete it. [What to do then](/issues/esso-app-already-installed)
:::

**Start here:** [guide](guide:)

If you tried and got stuck, that is no reason to worry: a failed try does no harm. Tell {support.name} what your screen says.`,
  'rollout.reminder.teams': `**Reminder: your own iPhone or iPad for work**

If you want to use your own phone for work and have not set it up yet, please do it by [date]. It takes about 15 minutes.

Stuck? A failed try does no harm. Tell {support.name} what your screen says.

Start here: [guide](guide:)`,

  'rollout.enrollment-day.subject': 'Today: set up your iPhone or iPad for work',
  'rollout.enrollment-day.email': `Hello,

today we set up iPhones and iPads for work, and you can bring yours: [time], [place]. Somebody from IT helps you there.

**Bring:**

- your iPhone or iPad, charged
- its passcode, and your work password
- a second way to prove that it is you, which works without Microsoft Authenticator on this phone: a security key, a passkey, or another device

:::when{authenticator}
**Until then, do not install Microsoft Authenticator and do not delete it.** The enrollment brings it.
:::

You type your password and your codes yourself. Nobody who helps you needs to know them.

If you would rather do it alone, follow the steps here: [guide](guide:)`,
  'rollout.enrollment-day.teams': `**Today: set up your iPhone or iPad for work**

[time], [place]. Somebody from IT helps you.

Bring your charged iPhone or iPad, its passcode, your work password, and a second way to prove that it is you, which works without Authenticator on this phone.

:::when{authenticator}
Until then, do not install Microsoft Authenticator and do not delete it.
:::

To do it alone: [guide](guide:)`,
  'rollout.contact': 'Questions? Ask {name}.',
  'rollout.signature': '[Your name]',

  'poster.title': 'Poster',
  'poster.lead': 'One page, A4, in your colors. The code leads to the guide.',
  'poster.print': 'Print the poster',
  'poster.headline': 'Your own iPhone or iPad for work',
  'poster.scan': 'Scan this with the camera of your phone.',
  'poster.points': `:::when{method="account-driven-user-enrollment"}
**It starts in :label[settings].** Your phone gets its own space for work. It takes about 15 minutes.

**Private stays private.** {organization.name} cannot see your photos, messages, own apps, or where your phone is.
:::

:::unless{method="account-driven-user-enrollment"}
**Work apps arrive by themselves.** The guide shows you each step.

**Private stays private.** {organization.name} cannot see your photos, messages, calls, or where your phone is.
:::

**Have a second way to sign in ready.** It must work without Authenticator on this phone: a security key, a passkey, or another device.

:::when{authenticator}
**Do not install Microsoft Authenticator first.** The enrollment brings it. If you have it already, do not delete it.
:::`,
} as const;
