import { PackageX } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import type { Station } from './pack-session.ts'
import './stop-sign.css'

/** The whole screen, read from three metres: this must not leave, what to do with it now, and why. */
export function StopSignView(props: { stopped: Extract<Station, { kind: 'stopped' }>; onAside: () => void }) {
  const { task, stop } = props.stopped
  const texts = useMessages('packing')
  const inWords = useSay()
  const isPacked = task.fulfillment.state === 'packed'
  return (
    <div className="pack-stop" role="alert">
      <svg className="pack-stop-octagon" viewBox="0 0 100 100" aria-hidden>
        <polygon points="30,2 70,2 98,30 98,70 70,98 30,98 2,70 2,30" />
        <text x="50" y="52" textAnchor="middle" dominantBaseline="middle">
          {texts.stop.word}
        </text>
      </svg>
      <div className="pack-stop-words">
        <p className="pack-stop-title">
          <span className="visually-hidden">{texts.stop.word}: </span>
          {texts.stop.titles[stop.kind]}
        </p>
        <p className="pack-stop-order">
          <span className="mono">{task.reference}</span>
          <span>{task.destination.name}</span>
        </p>
        <p className="pack-stop-do">
          <PackageX aria-hidden />
          <span>{isPacked ? texts.stop.parcel : texts.stop.items}</span>
        </p>
        <p className="pack-stop-why">{inWords(stop.sentence)}.</p>
        <p className="pack-stop-why">{texts.stop.next[stop.kind]}</p>
        <div>
          <Button size="station" binding="Enter" onPress={props.onAside}>
            {texts.stop.aside}
          </Button>
        </div>
      </div>
    </div>
  )
}
