import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { SERVICE_LEVELS, type ServiceLevel } from '../../../shared/domain/carrier.ts'
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
  const words = useMessages('words')
  const say = useToasts((toasts) => toasts.say)
  const choices = useRuleChoices()
  const pin = useCommand((client) => client.rules.pinCase)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<'order' | 'typed'>('order')
  const [reference, setReference] = useState('')
  const [channelId, setChannel] = useState(ANY)
  const [country, setCountry] = useState('FR')
  const [postcode, setPostcode] = useState('')
  const [serviceLevel, setLevel] = useState<ServiceLevel>('standard')
  const [typed, setTyped] = useState('')
  const [siteId, setSite] = useState(ANY)
  const [service, setService] = useState(ANY)
  const lines = readLines(typed)
  const channel = channelId || (choices.channels[0]?.id ?? '')
  const isReady =
    name.trim() !== '' &&
    (siteId !== ANY || service !== ANY) &&
    (kind === 'order' ? reference.trim() !== '' : lines !== null && /^[A-Z]{2}$/.test(country))

  async function go() {
    const [carrierId = null, serviceId = null] = service === ANY ? [] : service.split('/')
    const outcome = await pin.run({
      name: name.trim(),
      source:
        kind === 'order'
          ? { kind, reference: reference.trim() }
          : {
              kind,
              channelId: channel,
              country,
              postcode: postcode.trim(),
              serviceLevel,
              lines: lines ?? [],
            },
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
        <Select
          label={texts.source}
          choices={(['order', 'typed'] as const).map((id) => ({ id, label: texts.sources[id] }))}
          value={kind}
          onChange={setKind}
        />
        {kind === 'order' ? (
          <Field label={texts.reference} value={reference} onChange={setReference} isMono />
        ) : (
          <>
            <Select label={texts.channel} choices={choices.channels} value={channel} onChange={setChannel} />
            <Select
              label={texts.level}
              choices={SERVICE_LEVELS.map((id) => ({ id, label: words.serviceLevels[id] }))}
              value={serviceLevel}
              onChange={setLevel}
            />
            <Field
              label={texts.country}
              help={texts.countryHelp}
              value={country}
              onChange={(next) => setCountry(next.trim().toUpperCase())}
            />
            <Field label={texts.postcode} value={postcode} onChange={setPostcode} />
            <Field label={texts.lines} help={texts.linesHelp} value={typed} onChange={setTyped} isMono />
          </>
        )}
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
      <div className="rule-dialog-actions">
        <Button tone="primary" busy={pin.busy} why={isReady ? null : texts.blank} onPress={() => void go()}>
          {texts.go}
        </Button>
      </div>
    </section>
  )
}

/** '2 x THE-04, CAF-01' as people write it; null = there is none, or one cannot be read. */
function readLines(text: string): { sku: string; quantity: number }[] | null {
  const read = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const counted = /^(\d+)\s*[x×*]\s+?(.+)$/i.exec(part)
      return { sku: counted?.[2]?.trim() ?? part, quantity: Number(counted?.[1] ?? 1) }
    })
  return read.length > 0 && read.every(({ quantity }) => quantity > 0) ? read : null
}
