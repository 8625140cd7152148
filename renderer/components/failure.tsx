import { ClipboardCopy, OctagonAlert, RefreshCw } from 'lucide-react'
import { useRef, useState } from 'react'
import { CONTRACT_VERSION } from '../../shared/contract/procedure.ts'
import { connection } from '../lib/client.ts'
import { useMessages } from '../lib/messages.ts'
import { roomClock } from '../lib/room-clock.ts'
import { Button } from './button.tsx'
import type { Fault } from './error-boundary.tsx'
import './failure.css'

/** In place of a part of the window that could not be drawn: what happened, what is safe, what to do. */
export function Failure(props: { part: 'shell' | 'screen' | 'panel'; fault: Fault; onAgain: () => void }) {
  const texts = useMessages('failure')
  const [copying, setCopying] = useState<'idle' | 'copied' | 'selected'>('idle')
  const shown = useRef<HTMLPreElement>(null)
  const details = detailsOf(props.part, props.fault)

  async function copy() {
    try {
      await navigator.clipboard.writeText(details)
      setCopying('copied')
    } catch {
      if (shown.current !== null) window.getSelection()?.selectAllChildren(shown.current)
      setCopying('selected')
    }
  }

  return (
    <div className="failure tone-blocked" role="alert">
      <OctagonAlert size={28} aria-hidden className="empty-state-icon" />
      <p className="empty-state-title">{texts.titles[props.part]}</p>
      <p className="failure-error mono">{props.fault.error.message}</p>
      <p className="failure-text">{texts.text}</p>
      <div className="failure-actions">
        <Button tone="primary" onPress={props.onAgain}>
          {texts.again}
        </Button>
        <Button icon={RefreshCw} onPress={() => window.location.reload()}>
          {texts.reload}
        </Button>
        <Button icon={ClipboardCopy} onPress={() => void copy()}>
          {copying === 'copied' ? texts.copied : texts.copy}
        </Button>
      </div>
      {copying === 'selected' && <p className="failure-text">{texts.selected}</p>}
      <pre ref={shown} className="failure-details mono" aria-label={texts.details} tabIndex={0}>
        {details}
      </pre>
    </div>
  )
}

/** For a person to send on: nothing of an order but what the address itself holds. */
function detailsOf(part: string, { error, components }: Fault): string {
  const version = connection.hello()?.programVersion ?? '?'
  return [
    `Switchyard ${version}, contract ${CONTRACT_VERSION}, ${new Date(roomClock.now()).toISOString()}`,
    `${part} at ${window.location.pathname}${window.location.search}`,
    error.stack ?? String(error),
    components,
  ].join('\n')
}
