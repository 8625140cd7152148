import type { SavedReading } from '../../../shared/domain/file-mapping.ts'
import type { AreaTexts } from '../../../shared/messages/say.ts'
import { Button } from '../../components/button.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useLive } from '../../lib/use-live.ts'
import { columnText } from './column-texts.ts'

const TOPICS = ['settings'] as const

/** What was said of files and holds for the next ones with the same columns; each can be forgotten. */
export function RememberedFiles() {
  const texts = useMessages('csvImport')
  const live = useLive(TOPICS, (client) => client.setup.rememberedReadings({}))
  const forgetting = useCommand((client) => client.setup.forgetReading)
  const readings = live.data?.readings ?? []
  if (readings.length === 0) return null
  return (
    <details className="import-remembered">
      <summary>
        {texts.rememberedFiles} <span className="unit">{readings.length}</span>
      </summary>
      <ul>
        {readings.map(({ signature, reading }) => (
          <li key={signature}>
            <span>{inShort(reading, texts)}</span>
            <Button
              tone="quiet"
              busy={forgetting.busy}
              onPress={() => void forgetting.run({ signature }).then(() => live.refresh())}
            >
              {texts.forget}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function inShort({ mapping, tariff }: SavedReading, texts: AreaTexts<'csvImport'>): string {
  if (tariff !== null) return `${texts.kinds.rates}: ${tariff.carrier}/${tariff.service}`
  if (mapping === null) return ''
  const pairs = Object.entries(mapping.columns).map(
    ([ours, theirs]) => `${columnText(texts, ours)} = ${theirs}`,
  )
  return `${texts.kinds[mapping.kind]}: ${pairs.join(', ')}`
}
