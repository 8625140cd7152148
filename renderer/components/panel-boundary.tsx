import type { ReactNode } from 'react'
import { useMessages } from '../lib/messages.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { Failure } from './failure.tsx'
import { Panel } from './panel.tsx'

/** Around the details of a row: when they cannot be drawn the list beside them stays, and they can be closed. */
export function PanelBoundary(props: { id: string; onClose: () => void; children: ReactNode }) {
  const verbs = useMessages('verbs')
  return (
    <ErrorBoundary
      resetKey={props.id}
      fallback={(fault, retry) => (
        <Panel title={props.id} closeLabel={verbs.close} onClose={props.onClose}>
          <Failure part="panel" fault={fault} onAgain={retry} />
        </Panel>
      )}
    >
      {props.children}
    </ErrorBoundary>
  )
}
