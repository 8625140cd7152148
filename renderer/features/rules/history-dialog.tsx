import type { Rule } from '../../../shared/rules/document.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'

const TOPICS = ['rules'] as const

/** Every published version: when, by whom, why; each can be taken as the draft. */
export function HistoryDialog(props: {
  isOpen: boolean
  current: number
  onRestore: (version: number, rules: readonly Rule[]) => void
  onClose: () => void
}) {
  const texts = useMessages('ruleEditor')
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={texts.historyTitle} isWide>
      <Versions {...props} />
    </Dialog>
  )
}

function Versions(props: {
  current: number
  onRestore: (version: number, rules: readonly Rule[]) => void
  onClose: () => void
}) {
  const texts = useMessages('ruleEditor')
  const format = useFormat()
  const timeZone = useTimeZone()
  const live = useLive(TOPICS, (client) => client.rules.history({}))

  async function restore(version: number) {
    const { rules } = await connection.client.rules.version({ version })
    props.onRestore(version, rules)
    props.onClose()
  }

  return (
    <LiveView live={live} skeleton={<Skeleton width="100%" height={160} />}>
      {(versions) => (
        <ul className="rule-versions">
          {versions.map(({ version, publishedAt, author, note }) => (
            <li key={version}>
              <strong>{texts.version({ version })}</strong>
              <span className="unit" title={format.exact(publishedAt, timeZone)}>
                {format.dayOf(publishedAt, timeZone)} {format.time(publishedAt, timeZone)} · {author}
              </span>
              <span>{note === '' ? <span className="unit">{texts.noNote}</span> : note}</span>
              {version === props.current ? (
                <span className="unit">{texts.current}</span>
              ) : (
                <Button onPress={() => void restore(version)}>{texts.restore}</Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </LiveView>
  )
}
