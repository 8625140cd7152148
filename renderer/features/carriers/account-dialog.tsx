import { useState } from 'react'
import type { CarrierAccountRow } from '../../../shared/contract/carrier-accounts.ts'
import type { CarrierRow } from '../../../shared/contract/carriers.ts'
import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import { CARRIER_KINDS, type CarrierKind } from '../../../shared/domain/carrier-account.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { KindChoice } from '../../components/kind-choice.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { AccountAccess } from './account-access.tsx'
import { type AccountDraft, blankFields, draftOf, isAddress, newDraft, proposal } from './account-draft.ts'
import { AccountUse } from './account-use.tsx'
import { useAccountCheck } from './use-account-check.ts'

/** What the dialog is for. */
export type AccountWish =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly row: CarrierAccountRow }

/** Step by step: the carrier, how it lets us in (checked), and what the account buys for whom. */
export function AccountDialog(props: {
  wish: AccountWish | null
  carriers: readonly CarrierRow[]
  taken: ReadonlySet<string>
  onClose: () => void
}) {
  const { wish } = props
  const texts = useMessages('carrierAccounts')
  const [chosen, setChosen] = useState<AccountDraft | null>(null)
  const row = wish?.kind === 'edit' ? wish.row : null
  const start = row === null ? chosen : draftOf(row.account)
  function close() {
    setChosen(null)
    props.onClose()
  }
  return (
    <Dialog
      isOpen={wish !== null}
      onClose={close}
      isWide
      title={row === null ? texts.addTitle : texts.editTitle({ name: row.account.name })}
    >
      {start === null ? (
        <KindChoice
          question={texts.chooseKind}
          kinds={KINDS}
          names={texts.kinds}
          texts={texts.kindText}
          onChoose={(kind) => setChosen(newDraft(kind, texts.kinds[kind], props.carriers, props.taken))}
        />
      ) : (
        <AccountForm
          key={start.id}
          start={start}
          row={row}
          carriers={props.carriers}
          onBack={row === null ? () => setChosen(null) : close}
          onDone={close}
        />
      )}
    </Dialog>
  )
}

/** Carriers first; the two ways without one's interface last. */
const KINDS = CARRIER_KINDS.toSorted((a, b) => Number(isLast(a)) - Number(isLast(b)))

function isLast(kind: CarrierKind): boolean {
  return kind === 'own-range' || kind === 'label-files'
}

function AccountForm(props: {
  start: AccountDraft
  row: CarrierAccountRow | null
  carriers: readonly CarrierRow[]
  onBack: () => void
  onDone: () => void
}) {
  const { start, row } = props
  const texts = useMessages('carrierAccounts')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const put = useCommand((client) => client.carriers.putAccount)
  const [draft, setDraft] = useState(start)
  const [step, setStep] = useState<'access' | 'use'>('access')
  const change = (part: Partial<AccountDraft>) => setDraft((old) => ({ ...old, ...part }))
  const check = useAccountCheck(draft, row?.account ?? null)
  const stored = isElsewhere(draft, row) ? [] : (row?.storedSecrets ?? [])
  const isFilled = draft.name.trim() !== '' && isAddress(draft.url) && blankFields(draft, stored).length === 0
  const { account } = proposal(draft)

  async function save() {
    const outcome = await put.run(proposal(draft))
    if (outcome.kind !== 'done') return
    say('done', row === null ? texts.added({ name: account.name }) : texts.saved({ name: account.name }))
    props.onDone()
  }

  if (step === 'use')
    return (
      <>
        <AccountUse draft={draft} carriers={props.carriers} onChange={change} />
        <div className="carrier-actions">
          <Button onPress={() => setStep('access')}>{verbs.back}</Button>
          <Button
            tone="primary"
            busy={put.busy}
            why={account.products.length === 0 ? texts.needsProduct : null}
            onPress={() => void save()}
          >
            {row === null ? texts.addGo : verbs.save}
          </Button>
        </div>
      </>
    )
  return (
    <>
      <AccountAccess draft={draft} stored={stored} verdict={check.verdict} onChange={change} />
      <div className="carrier-actions">
        <Button onPress={props.onBack}>{row === null ? verbs.back : verbs.cancel}</Button>
        {!CARRIER_ABILITIES[draft.kind].ownRange && (
          <Button
            tone={check.isGood ? 'normal' : 'primary'}
            busy={check.busy}
            why={isFilled ? null : texts.fillFirst}
            onPress={() => void check.run()}
          >
            {check.busy ? texts.checking : texts.check}
          </Button>
        )}
        <Button
          tone={check.isGood ? 'primary' : 'normal'}
          why={isFilled ? (check.isGood ? null : texts.checkFirst) : texts.fillFirst}
          onPress={() => setStep('use')}
        >
          {texts.next}
        </Button>
      </div>
    </>
  )
}

/** The stored secrets are only for the address that they were stored for. */
function isElsewhere(draft: AccountDraft, row: CarrierAccountRow | null): boolean {
  return row !== null && (row.account.url ?? '') !== draft.url.trim()
}
