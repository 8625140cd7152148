import { Layers } from 'lucide-react'
import { useState } from 'react'
import type { Reviewed } from '../../../shared/contract/orders.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'

/** Looks at all that is decided but not released together, says what could be saved, and does it if wanted. */
export function ReviewOrders({ onDone }: { onDone: () => void }) {
  const texts = useMessages('orderReview')
  const verbs = useMessages('verbs')
  const { needsLead } = useMessages('orders')
  const mayReview = roleAllows(
    useSession((session) => session.role),
    'lead',
  )
  const say = useToasts((toasts) => toasts.say)
  const [found, setFound] = useState<Reviewed | null>(null)
  const { run, busy } = useCommand((client) => client.orders.review)
  const saved = useSaving()

  async function look() {
    const outcome = await run({ apply: false })
    if (outcome.kind === 'done') setFound(outcome.value)
  }
  async function apply() {
    const outcome = await run({ apply: true })
    setFound(null)
    if (outcome.kind !== 'done') return
    say('done', texts.applied({ changed: outcome.value.changed, money: saved(outcome.value.savingCents) }))
    onDone()
  }
  const isBetter = found !== null && found.changed > 0
  return (
    <>
      <Button icon={Layers} busy={busy} why={mayReview ? null : needsLead} onPress={() => void look()}>
        {texts.look}
      </Button>
      <Dialog
        isOpen={found !== null}
        onClose={() => setFound(null)}
        title={texts.title}
        actions={
          isBetter ? (
            <>
              <Button onPress={() => setFound(null)}>{texts.leave}</Button>
              <Button tone="primary" autoFocus busy={busy} onPress={() => void apply()}>
                {texts.apply}
              </Button>
            </>
          ) : (
            <Button tone="primary" autoFocus onPress={() => setFound(null)}>
              {verbs.close}
            </Button>
          )
        }
      >
        {found !== null && <Finding found={found} />}
      </Dialog>
    </>
  )
}

function Finding({ found }: { found: Reviewed }) {
  const texts = useMessages('orderReview')
  const format = useFormat()
  const saved = useSaving()
  const { looked, changed, savingCents, gapPercent } = found
  if (looked === 0) return <p>{texts.nothingDecided}</p>
  const gap = gapPercent === null ? null : format.percent(gapPercent / 100)
  return (
    <>
      <p className="what-sentence">
        {changed === 0
          ? texts.nothingBetter({ looked })
          : texts.better({ changed, looked, money: saved(savingCents) })}
      </p>
      {gap !== null && <p className="unit">{gapPercent === 0 ? texts.noGap : texts.gap({ percent: gap })}</p>}
      {changed > 0 && <p>{texts.promise}</p>}
    </>
  )
}

function useSaving(): (cents: number) => string {
  const format = useFormat()
  const currency = useOwnCurrency()
  return (cents) => format.money(cents, currency)
}
