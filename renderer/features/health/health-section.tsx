import { CircleAlert, CircleCheck, CircleX, Copy } from 'lucide-react'
import type { HealthLine } from '../../../shared/contract/health.ts'
import { Button } from '../../components/button.tsx'
import { Instant } from '../../components/instant.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { useRefreshWhile } from '../../lib/use-refresh-while.ts'
import './health.css'

const TOPICS = ['orders', 'channels', 'carriers', 'printing', 'devices', 'programs', 'notices'] as const
/** What only grows old, such as a label that waits, is said by no change. */
const AGAIN_MS = 10_000

const LOOKS = {
  sound: { tone: 'done', icon: CircleCheck },
  watch: { tone: 'risk', icon: CircleAlert },
  down: { tone: 'blocked', icon: CircleX },
} as const

/** How every part of the room stands, what needs a person first. */
export function HealthSection({ why }: { why: string | null }) {
  return why === null ? <Health /> : <p className="unit">{why}</p>
}

function Health() {
  const live = useLive(TOPICS, (client) => client.keeping.health({}))
  const say = useSay()
  useRefreshWhile(true, live.refresh, AGAIN_MS)
  return (
    <LiveView live={live} skeleton={null}>
      {({ lines, troubles }) => (
        <>
          <Verdict lines={lines} />
          {troubles.map((trouble) => (
            <p key={JSON.stringify(trouble)} className="health-trouble">
              {say(trouble)}
            </p>
          ))}
          <HealthTable lines={lines} />
        </>
      )}
    </LiveView>
  )
}

function Verdict({ lines }: { lines: readonly HealthLine[] }) {
  const texts = useMessages('health')
  const { separator } = useMessages('lists')
  const names = useNames()
  const inWords = useSay()
  const toast = useToasts((toasts) => toasts.say)
  const format = useFormat()
  const timeZone = useTimeZone()
  const countOf = (state: HealthLine['state']) => lines.filter((line) => line.state === state).length
  const said = [
    ...(countOf('down') > 0 ? [texts.notWorking({ count: countOf('down') })] : []),
    ...(countOf('watch') > 0 ? [texts.toWatch({ count: countOf('watch') })] : []),
  ]

  async function copy() {
    const rows = lines.map(({ part, name, siteId, state, said, since }) =>
      [
        texts.parts[part],
        name ?? '',
        siteId === null ? '' : names.site(siteId),
        texts.states[state],
        inWords(said),
        since === null ? '' : format.exact(since, timeZone),
      ].join('\t'),
    )
    await navigator.clipboard.writeText(rows.join('\n'))
    toast('done', texts.copied)
  }

  return (
    <div className="health-verdict">
      <h2>{said.length === 0 ? texts.allSound : said.join(separator)}</h2>
      <Button icon={Copy} onPress={() => void copy()}>
        {texts.copy}
      </Button>
    </div>
  )
}

function HealthTable({ lines }: { lines: readonly HealthLine[] }) {
  const texts = useMessages('health')
  const names = useNames()
  const inWords = useSay()
  const timeZone = useTimeZone()
  return (
    <table className="settings-table" aria-label={texts.title}>
      <thead>
        <tr>
          <th scope="col">{texts.part}</th>
          <th scope="col">{texts.what}</th>
          <th scope="col">{texts.since}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ part, name, siteId, state, said, since }) => (
          <tr key={`${part} ${name}`}>
            <th scope="row">
              {texts.parts[part]}
              {name !== null && <span className="health-name">{name}</span>}
              {siteId !== null && <span className="health-name">{names.site(siteId)}</span>}
            </th>
            <td>
              <span className="health-state">
                <StatusBadge {...LOOKS[state]} label={texts.states[state]} />
                <span>{inWords(said)}</span>
              </span>
            </td>
            <td>{since !== null && <Instant at={since} timeZone={timeZone} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
