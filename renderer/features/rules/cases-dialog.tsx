import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Rule } from '../../../shared/rules/document.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { CaseList } from './case-list.tsx'
import { OrderSourceFields, useOrderSource } from './order-source.tsx'
import { useCases } from './use-cases.ts'
import { useRuleChoices } from './use-rule-choices.ts'

const ANY = ''

/** The orders that must go a certain way, what the rules on screen make of them, and a new one. */
export function CasesDialog(props: {
  isOpen: boolean
  rules: readonly Rule[]
  why: string | null
  onClose: () => void
}) {
  const texts = useMessages('ruleCases')
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={texts.title} isWide>
      <Cases {...props} />
    </Dialog>
  )
}

function Cases({ rules, why }: { rules: readonly Rule[]; why: string | null }) {
  const texts = useMessages('ruleCases')
  const live = useCases(rules)
  const unpin = useCommand((client) => client.rules.unpinCase)
  return (
    <>
      <p className="unit">{texts.text}</p>
      <LiveView live={live} skeleton={<Skeleton width="100%" height={80} />}>
        {(cases) =>
          cases.length === 0 ? (
            <p>{texts.none}</p>
          ) : (
            <CaseList cases={cases}>
              {({ id }) => (
                <IconButton
                  icon={Trash2}
                  label={texts.unpin}
                  why={why}
                  onPress={() => void unpin.run({ caseId: id })}
                />
              )}
            </CaseList>
          )
        }
      </LiveView>
      {why === null && <PinForm />}
    </>
  )
}

function PinForm() {
  const texts = useMessages('ruleCases')
  const say = useToasts((toasts) => toasts.say)
  const choices = useRuleChoices()
  const pin = useCommand((client) => client.rules.pinCase)
  const [name, setName] = useState('')
  const { source, form } = useOrderSource()
  const [siteId, setSite] = useState(ANY)
  const [service, setService] = useState(ANY)
  const isReady = name.trim() !== '' && (siteId !== ANY || service !== ANY) && source !== null

  async function go() {
    const [carrierId = null, serviceId = null] = service === ANY ? [] : service.split('/')
    if (source === null) return
    const outcome = await pin.run({
      name: name.trim(),
      source,
      wish: { siteId: siteId || null, carrierId, serviceId },
    })
    if (outcome.kind !== 'done') return
    setName('')
    say('done', texts.pinned)
  }

  return (
    <section className="case-form">
      <h3>{texts.add}</h3>
      <div className="rule-parameters">
        <Field label={texts.name} value={name} onChange={setName} />
        <OrderSourceFields form={form} />
        <Select
          label={texts.site}
          choices={[{ id: ANY, label: texts.anySite }, ...choices.sites]}
          value={siteId}
          onChange={setSite}
        />
        <Select
          label={texts.service}
          choices={[{ id: ANY, label: texts.anyService }, ...choices.services]}
          value={service}
          onChange={setService}
        />
      </div>
      <div className="dialog-buttons">
        <Button tone="primary" busy={pin.busy} why={isReady ? null : texts.blank} onPress={() => void go()}>
          {texts.go}
        </Button>
      </div>
    </section>
  )
}
