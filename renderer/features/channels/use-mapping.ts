import type { Meaning, MeaningOf } from '../../../shared/contract/channel-mapping.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** Says what SKUs of a channel mean; each change can be undone from the toast that tells of it. */
export function useMapping(channelId: string) {
  const texts = useMessages('channelMapping')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const setMapping = useCommand((client) => client.channels.setMapping)

  async function send(rows: readonly MeaningOf[]): Promise<boolean> {
    const outcome = await setMapping.run({ rows: [...rows] })
    if (outcome.kind !== 'done') return false
    const { before, freed } = outcome.value
    const undo = { label: verbs.undo, run: () => void setMapping.run({ rows: before }) }
    say('done', said(rows, freed), undo)
    return true
  }

  function said(rows: readonly MeaningOf[], freed: number): string {
    const [only] = rows
    if (rows.length !== 1 || only === undefined) return texts.savedMany({ count: rows.length, freed })
    if (only.meaning.kind === 'ignored') return texts.ignored({ sku: only.channelSku })
    if (only.meaning.kind === 'none') return texts.removed({ sku: only.channelSku })
    return texts.saved({ sku: only.channelSku, freed })
  }

  return {
    busy: setMapping.busy,
    send,
    mean: (channelSku: string, meaning: Meaning) => send([{ channelId, channelSku, meaning }]),
  }
}

export type Mapping = ReturnType<typeof useMapping>
