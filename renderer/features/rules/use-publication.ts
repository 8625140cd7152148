import { useEffect } from 'react'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { connection, random } from '../../lib/client.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { sendCommand } from '../../lib/send-command.ts'
import { useToasts } from '../../lib/toasts.ts'
import { mergedForMe } from './draft-meeting.ts'
import type { RuleDraft } from './rule-draft.ts'
import { type Publication, useRuleDraft } from './use-rule-draft.ts'

/** Sent by this page, and waited for. */
const underWay = new Set<string>()

/**
 * Publishes a draft, and goes on with what an earlier page sent and heard no answer of. What became of it is said
 * whatever screen is open by then.
 */
export function usePublication(): { isBusy: boolean; publish(draft: RuleDraft, note: string): void } {
  const texts = useMessages('ruleEditor')
  const results = useMessages('commandResult')
  const inWords = useSay()
  const say = useToasts((toasts) => toasts.say)
  const { publication, publish } = useRuleDraft()

  useEffect(() => {
    if (publication === null || underWay.has(publication.commandId)) return
    underWay.add(publication.commandId)
    void send(publication)
    async function send(sent: Publication) {
      const { commandId, baseVersion, rules, note } = sent
      const input = { baseVersion, rules: [...rules], note }
      const outcome = await sendCommand(connection, connection.client.rules.publish, commandId, input)
      underWay.delete(commandId)
      publish(null)
      if (outcome.kind === 'refused') return say('blocked', inWords(outcome.message))
      if (outcome.kind === 'failed') return say('blocked', results.other({ message: outcome.message }))
      const { version, isMerged } = outcome.value
      say('done', (isMerged ? texts.publishMerged : texts.publishDone)({ version }))
      await goOnFrom(version, sent)
    }
  }, [publication, publish, inWords, results, say, texts])

  return {
    isBusy: publication !== null,
    publish: ({ baseVersion, rules }, note) =>
      publish({ commandId: uuidv7(roomClock.now(), random), baseVersion, rules, note }),
  }
}

/** What was published is no draft any more; what was changed since it was sent remains one. */
async function goOnFrom(version: number, sent: Publication): Promise<void> {
  const { draft, set } = useRuleDraft.getState()
  if (draft === null) return
  if (JSON.stringify(draft.rules) === JSON.stringify(sent.rules)) return set(null)
  const { rules: base } = await connection.client.rules.version({ version })
  set({ ...draft, baseVersion: version, base, rules: mergedForMe(sent.rules, draft.rules, base).rules })
}
