import type { AlertKind, AlertReceiver } from '../../../shared/domain/alert.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { say, textsOf } from '../../../shared/messages/say.ts'
import type { Mail } from '../ports/mail.ts'
import type { Tx } from '../ports/store.ts'
import { nameLookup, sentenceOf } from '../queries/name-lookup.ts'
import { type AlertItem, groupsOf } from './alert-items.ts'

/** Of a kind; how many more there are is said. */
const MOST_SHOWN = 20

/** What one message tells. */
export interface Digest {
  readonly groups: readonly {
    readonly kind: AlertKind
    readonly count: number
    readonly shown: readonly { readonly said: Message; readonly path: string }[]
  }[]
  /** Open exceptions that the receiver sees, told or not. */
  readonly openExceptions: number
}

/** Puts into words what is shown of `items`; in the transaction that found them. */
export async function digestOf(
  tx: Tx,
  items: readonly AlertItem[],
  { siteIds }: AlertReceiver,
  openExceptions: number,
): Promise<Digest> {
  const lookup = await nameLookup(tx)
  const groups = groupsOf(items, MOST_SHOWN)
  const ids = groups.flatMap(({ shown }) =>
    shown.flatMap(({ said }) => ('exceptionId' in said ? said.exceptionId : [])),
  )
  const exceptions = await tx.exceptions.byIds([...new Set(ids)], siteIds ?? 'every-site')
  const orders = await tx.orders.byIds(exceptions.flatMap(({ orderId }) => orderId ?? []))
  const references = new Map(orders.map(({ order }) => [order.id, order.reference]))
  const sentences = new Map(
    exceptions.map(({ id, orderId, cause }) => {
      const what = sentenceOf(cause, lookup)
      const order = orderId === null ? undefined : references.get(orderId)
      return [id, order === undefined ? what : message('alerts.said.ofOrder', { order, what })]
    }),
  )
  const words = ({ said }: AlertItem): Message | undefined => {
    if (!('exceptionId' in said)) return said
    const what = sentences.get(said.exceptionId)
    if (what === undefined || said.leavesAt === null) return what
    return message('alerts.said.leavesBy', { what, at: said.leavesAt })
  }
  return {
    openExceptions,
    groups: groups.map(({ shown, ...group }) => ({
      ...group,
      // A row that cannot be read has no words; that it is there is counted.
      shown: shown.flatMap((item) => {
        const said = words(item)
        return said === undefined ? [] : [{ said, path: item.path }]
      }),
    })),
  }
}

export interface MailParts {
  readonly merchantName: string
  readonly timeZone: string
  /** '' = no links. */
  readonly roomUrl: string
}

/** The message in the receiver's language, as text and as HTML. */
export function mailOf(
  { email, language, unwatchedMinutes }: AlertReceiver,
  { groups, openExceptions }: Digest,
  messageId: string,
  { merchantName, timeZone, roomUrl }: MailParts,
): Mail {
  const texts = textsOf('alerts', language, { timeZone })
  const base = roomUrl.replace(/\/+$/, '')
  const sections = groups.map(({ kind, count, shown }) => ({
    title: texts.kinds[kind],
    lines: shown.map(({ said, path }) => ({
      text: say(language, said, { timeZone }),
      url: base === '' ? null : base + path,
    })),
    more: count > shown.length ? texts.mail.more({ count: count - shown.length }) : null,
  }))
  const ends = [
    texts.mail.open({ count: openExceptions }),
    ...(unwatchedMinutes === null ? [] : [texts.mail.unwatched({ minutes: unwatchedMinutes })]),
    texts.mail.why,
  ]
  const text = [
    ...sections.flatMap(({ title, lines, more }) => [
      title,
      ...lines.map((line) => `- ${line.text}${line.url === null ? '' : `\n  ${line.url}`}`),
      ...(more === null ? [] : [more]),
      '',
    ]),
    ...ends,
  ].join('\n')
  const html = [
    ...sections.flatMap(({ title, lines, more }) => [
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
  const count = groups.reduce((sum, group) => sum + group.count, 0)
  const subject = texts.mail.subject({ count, merchant: merchantName || 'Switchyard' })
  return { to: email, subject, text, html, messageId }
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)
}
