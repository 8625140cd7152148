import type { AlertReceiver } from '../../../shared/domain/alert.ts'
import { ALERT_KINDS } from '../../../shared/domain/alert.ts'
import { say, textsOf } from '../../../shared/messages/say.ts'
import type { Mail } from '../ports/mail.ts'
import type { AlertItem } from './alert-items.ts'

/** Of a kind; how many more there are is said. */
const MOST_SHOWN = 20

export interface DigestParts {
  readonly merchantName: string
  readonly timeZone: string
  /** '' = no links. */
  readonly roomUrl: string
  /** Open exceptions in all, told or not. */
  readonly openExceptions: number
}

/** One message with all that is new, in the receiver's language, as text and as HTML. */
export function digestOf(
  { email, language, unwatchedMinutes }: AlertReceiver,
  all: readonly AlertItem[],
  messageId: string,
  { merchantName, timeZone, roomUrl, openExceptions }: DigestParts,
): Mail {
  const texts = textsOf('alerts', language, { timeZone })
  // What leaves within the hour is new as well: it is said once.
  const closing = new Set(all.filter(({ kind }) => kind === 'cut-off').map(({ path }) => path))
  const items = all.filter(({ kind, path }) => kind !== 'exceptions' || !closing.has(path))
  const base = roomUrl.replace(/\/+$/, '')
  const groups = ALERT_KINDS.flatMap((kind) => {
    const of = items.filter((item) => item.kind === kind)
    if (of.length === 0) return []
    const lines = of.slice(0, MOST_SHOWN).map(({ said, path }) => ({
      text: say(language, said, { timeZone }),
      url: base === '' ? null : base + path,
    }))
    const more = of.length > MOST_SHOWN ? texts.mail.more({ count: of.length - MOST_SHOWN }) : null
    return [{ title: texts.kinds[kind], lines, more }]
  })
  const ends = [
    texts.mail.open({ count: openExceptions }),
    ...(unwatchedMinutes === null ? [] : [texts.mail.unwatched({ minutes: unwatchedMinutes })]),
    texts.mail.why,
  ]
  const text = [
    ...groups.flatMap(({ title, lines, more }) => [
      title,
      ...lines.map((line) => `- ${line.text}${line.url === null ? '' : `\n  ${line.url}`}`),
      ...(more === null ? [] : [more]),
      '',
    ]),
    ...ends,
  ].join('\n')
  const html = [
    ...groups.flatMap(({ title, lines, more }) => [
      `<h2 style="font-size:16px">${escaped(title)}</h2><ul>`,
      ...lines.map(({ text: line, url }) =>
        url === null
          ? `<li>${escaped(line)}</li>`
          : `<li><a href="${escaped(url)}">${escaped(line)}</a></li>`,
      ),
      '</ul>',
      ...(more === null ? [] : [`<p>${escaped(more)}</p>`]),
    ]),
    ...ends.map((end) => `<p style="color:#555">${escaped(end)}</p>`),
  ].join('\n')
  const subject = texts.mail.subject({ count: items.length, merchant: merchantName || 'Switchyard' })
  return { to: email, subject, text, html, messageId }
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)
}
