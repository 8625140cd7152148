import type { StatusDialect } from './conversation.ts'
import type { DeviceLink } from './device-link.ts'
import { parseHostErrors, parseHostStatus, type ZplReport } from './zpl-status.ts'

/**
 * `~HS` first. A printer out of paper or with its head open may not answer that, so silence is followed by
 * `~HQES`; when both are met with silence it stays unknown.
 */
export const zplDialect: StatusDialect = {
  ask: async (link, timing) =>
    (await question(link, '~HS', parseHostStatus, timing.answerMs)) ??
    (await question(link, '~HQES', parseHostErrors, timing.answerMs)),
  askAfterLabel: (link, timing) => question(link, '~HS', parseHostStatus, timing.confirmMs),
}

async function question(
  link: DeviceLink,
  command: string,
  parse: (text: string) => ZplReport | null,
  withinMs: number,
): Promise<ZplReport | null> {
  // What came unasked, a greeting or the tail of an earlier answer, is not the answer.
  await link.receive(0)
  await link.write(Buffer.from(`${command}\r\n`, 'ascii'))
  let text = ''
  while (text.length < 4096) {
    const bytes = await link.receive(withinMs)
    if (bytes.length === 0) return null
    text += Buffer.from(bytes).toString('latin1')
    const report = parse(text)
    if (report !== null) return report
  }
  return null
}
