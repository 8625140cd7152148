import { CircleCheck, OctagonAlert } from 'lucide-react'
import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import { CARRIER_CREDENTIALS } from '../../../shared/domain/carrier-credentials.ts'
import { Field } from '../../components/field.tsx'
import { SecretsNotice } from '../../components/secrets-notice.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { Switch } from '../../components/switch.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { type AccountDraft, isAddress } from './account-draft.ts'
import type { Verdict } from './use-account-check.ts'

/** How the carrier lets us in, and what it said when it was asked. */
export function AccountAccess(props: {
  draft: AccountDraft
  /** Secret fields that need not be typed again. */
  stored: readonly string[]
  verdict: Verdict | null
  onChange: (part: Partial<AccountDraft>) => void
}) {
  const { draft, stored, verdict, onChange } = props
  const texts = useMessages('carrierAccounts')
  const labels = useMessages('carrierFields')
  const inWords = useSay()
  const fields = CARRIER_CREDENTIALS[draft.kind]
  return (
    <>
      <p className="unit">{texts.kindText[draft.kind]}</p>
      <Field
        label={texts.name}
        help={texts.nameHelp}
        value={draft.name}
        onChange={(name) => onChange({ name })}
        autoFocus
      />
      {fields.some(({ secret }) => secret) && <SecretsNotice text={texts.cannotKeep} />}
      {fields.map(({ name, secret, optional }) => {
        const label = labelOf(labels, name)
        return (
          <Field
            key={name}
            label={optional ? texts.optional({ label }) : label}
            {...(stored.includes(name) ? { help: texts.storedHelp } : {})}
            type={secret ? 'password' : 'text'}
            value={draft.fields[name] ?? ''}
            onChange={(value) => onChange({ fields: { ...draft.fields, [name]: value } })}
            isMono
          />
        )
      })}
      <Switch isOn={draft.isSandbox} onChange={(isSandbox) => onChange({ isSandbox })}>
        {texts.isSandbox}
      </Switch>
      {draft.isSandbox && <p className="unit">{texts.sandboxHelp}</p>}
      {!CARRIER_ABILITIES[draft.kind].ownRange && draft.kind !== 'label-files' && (
        <Field
          label={texts.optional({ label: texts.address })}
          help={stored.length > 0 ? texts.addressHelp : texts.addressOwn}
          error={isAddress(draft.url) ? null : texts.addressWrong}
          value={draft.url}
          onChange={(url) => onChange({ url })}
          isMono
        />
      )}
      <div role="status" className="account-verdict">
        {verdict?.kind === 'taken' && (
          <StatusBadge
            tone="done"
            icon={CircleCheck}
            label={verdict.name === null ? texts.taken : texts.takenAs({ name: verdict.name })}
          />
        )}
        {verdict?.kind === 'failed' && (
          <>
            <StatusBadge tone="blocked" icon={OctagonAlert} label={texts.failed} />
            <p>{inWords(verdict.problem)}</p>
          </>
        )}
      </div>
    </>
  )
}

function labelOf(labels: Readonly<Record<string, string>>, name: string): string {
  return labels[name] ?? name
}
