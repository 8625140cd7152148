import { CloudOff, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import type { FollowStanding } from '../../shared/contract/following.ts'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { LiveView } from '../components/live-view.tsx'
import { useTimeZone } from '../lib/catalog.ts'
import { useMessages, useSay } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'
import { useLive } from '../lib/use-live.ts'
import './hub-line.css'
import './status-strip.css'

const STANDING = ['notices', 'orders', 'printing'] as const

type Joined = Extract<FollowStanding, { kind: 'joined' }>

/** Of a desktop with a copy: that its hub is away, what waits for it, and for how long labels last. */
export function HubLine() {
  const { data } = useLive(STANDING, (client) => client.following.standing({}))
  const [isShown, setShown] = useState(false)
  if (data?.kind !== 'joined') return null
  const isQuiet = data.aloneSince === null && data.waiting === 0 && data.filledPercent === null
  if (isQuiet) return null
  return (
    <div className={`strip-line ${data.aloneSince === null ? 'tone-neutral' : 'tone-offline'}`} role="status">
      {data.aloneSince === null ? <RefreshCw size={14} aria-hidden /> : <CloudOff size={14} aria-hidden />}
      <Standing standing={data} />
      {data.waiting > 0 && (
        <Button tone="quiet" onPress={() => setShown(true)}>
          <WaitingButton />
        </Button>
      )}
      <Waiting isOpen={isShown} onClose={() => setShown(false)} />
    </div>
  )
}

function WaitingButton() {
  return <>{useMessages('following').showWaiting}</>
}

function Standing({ standing }: { standing: Joined }) {
  const texts = useMessages('following')
  const inWords = useSay()
  const format = useFormat()
  const timeZone = useTimeZone()
  const { aloneSince, waiting, labelsLeft, filledPercent, problem } = standing
  if (filledPercent !== null) return <span>{texts.filling({ percent: filledPercent })}</span>
  if (aloneSince === null) return <span>{texts.handingOver({ count: waiting })}</span>
  const parts = [
    texts.alone({ time: format.time(aloneSince, timeZone) }),
    ...(waiting > 0 ? [texts.waiting({ count: waiting })] : []),
    texts.labelsLeft({ count: labelsLeft }),
    ...(problem === null ? [] : [inWords(problem)]),
  ]
  return <span>{parts.join(' · ')}</span>
}

function Waiting(props: { isOpen: boolean; onClose: () => void }) {
  const texts = useMessages('following')
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={texts.waitingTitle} isWide>
      {props.isOpen && <WaitingList />}
    </Dialog>
  )
}

function WaitingList() {
  const texts = useMessages('following')
  const inWords = useSay()
  const format = useFormat()
  const timeZone = useTimeZone()
  const live = useLive(STANDING, (client) => client.following.waiting({}))
  return (
    <>
      <p>{texts.waitingHelp}</p>
      <LiveView live={live} skeleton={null}>
        {(acts) => (
          <ol className="hub-waiting">
            {acts.map(({ commandId, said, actor, at }) => (
              <li key={commandId}>
                <span>{inWords(said)}</span>
                <span className="unit">{texts.waitingBy({ actor, time: format.time(at, timeZone) })}</span>
              </li>
            ))}
          </ol>
        )}
      </LiveView>
    </>
  )
}
