import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import type { ApiKeyView } from '../../../shared/domain/api-key.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useLive } from '../../lib/use-live.ts'
import { KeyDialog } from './key-dialog.tsx'
import { WebhooksSection } from './webhooks-section.tsx'
import './programs.css'

const PROGRAMS = ['programs'] as const

/** Keys of other programs: listed, added, revoked; and the addresses that are told what happened. */
export function ProgramsSection({ why }: { why: string | null }) {
  const texts = useMessages('apiKeys')
  const keys = useLive(PROGRAMS, (client) => client.programs.keys({}))
  const [isAdding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<ApiKeyView | null>(null)
  if (why !== null) return <p className="unit">{why}</p>
  const add = (
    <Button icon={Plus} tone="primary" onPress={() => setAdding(true)}>
      {texts.add}
    </Button>
  )
  return (
    <LiveView live={keys} skeleton={null}>
      {(all) => (
        <>
          {all.length === 0 ? (
            <EmptyState icon={KeyRound} title={texts.emptyTitle} action={add}>
              {texts.emptyText} <Reference />
            </EmptyState>
          ) : (
            <>
              <h2 className="settings-title">{texts.title}</h2>
              <KeyTable keys={all} onRevoke={setLeaving} />
              <div className="settings-actions">
                {add}
                <Reference />
              </div>
            </>
          )}
          <WebhooksSection />
          <KeyDialog isOpen={isAdding} onClose={() => setAdding(false)} />
          <RevokeDialog apiKey={leaving} onClose={() => setLeaving(null)} />
        </>
      )}
    </LiveView>
  )
}

/** The desktop window has no address that another program could call. */
function Reference() {
  const { reference } = useMessages('apiKeys')
  if (!location.protocol.startsWith('http')) return null
  return (
    <a className="programs-reference" href="/api/v1/" target="_blank" rel="noreferrer">
      {reference}
    </a>
  )
}

function KeyTable(props: { keys: readonly ApiKeyView[]; onRevoke: (key: ApiKeyView) => void }) {
  const texts = useMessages('apiKeys')
  const names = useNames()
  const timeZone = useTimeZone()
  return (
    <table className="settings-table programs-table" aria-label={texts.title}>
      <thead>
        <tr>
          <th scope="col">{texts.name}</th>
          <th scope="col">{texts.may}</th>
          <th scope="col">{texts.at}</th>
          <th scope="col">{texts.created}</th>
          <th scope="col">{texts.lastUsed}</th>
          <th scope="col">{texts.state}</th>
        </tr>
      </thead>
      <tbody>
        {props.keys.map((key) => (
          <tr key={key.id} className={key.revokedAt === null ? '' : 'programs-revoked'}>
            <th scope="row">{key.name}</th>
            <td>{key.scopes.map((scope) => texts.scopes[scope]).join(', ')}</td>
            <td>{key.siteIds === null ? texts.everySite : key.siteIds.map(names.site).join(', ')}</td>
            <td>
              <Instant at={key.createdAt} timeZone={timeZone} />
            </td>
            <td>
              {key.lastUsedAt === null ? texts.never : <Instant at={key.lastUsedAt} timeZone={timeZone} />}
            </td>
            <td>
              {key.revokedAt === null ? (
                <Button onPress={() => props.onRevoke(key)}>{texts.revoke}</Button>
              ) : (
                texts.revoked({ at: key.revokedAt })
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKeyView | null; onClose: () => void }) {
  const texts = useMessages('apiKeys')
  const say = useToasts((toasts) => toasts.say)
  const revoke = useCommand((client) => client.programs.revokeKey)

  async function run(key: ApiKeyView) {
    if ((await revoke.run({ keyId: key.id })).kind === 'done')
      say('done', texts.wasRevoked({ name: key.name }))
    onClose()
  }

  return (
    <AskDialog
      isOpen={apiKey !== null}
      onClose={onClose}
      title={apiKey === null ? '' : texts.revokeTitle({ name: apiKey.name })}
      verb={texts.revoke}
      busy={revoke.busy}
      onGo={() => apiKey && void run(apiKey)}
    >
      <p>{texts.revokeText}</p>
    </AskDialog>
  )
}
