import { useState } from 'react'
import type { ShippingMethodView } from '../../../shared/contract/channel-methods.ts'
import { serviceKey } from '../../../shared/domain/carrier.ts'
import type { MethodTarget } from '../../../shared/domain/shipping-method.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { type Choice, Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { useNames, useSites } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import type { Methods } from './use-methods.ts'

const WAYS = ['standard', 'express', 'relay', 'collect'] as const
type Way = (typeof WAYS)[number]

/** What can be said of each way; kept while another is looked at. */
interface Draft {
  readonly way: Way
  readonly service: string
  readonly pointField: string
  readonly isPointOptional: boolean
  readonly siteId: string
}

/** Stands for none: a choice needs an id. */
const ANY = ''

/** What a shipping method means, in full. */
export function MethodDialog(props: { method: ShippingMethodView; methods: Methods; onClose: () => void }) {
  const { method, methods } = props
  const texts = useMessages('channelMethods')
  const verbs = useMessages('verbs')
  const [draft, setDraft] = useState(() => draftOf(method.target ?? method.proposal?.target ?? null))
  const change = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes })

  async function save() {
    if (await methods.send([{ key: method.key, target: targetOf(draft) }])) props.onClose()
  }

  return (
    <AskDialog
      isOpen
      onClose={props.onClose}
      title={texts.dialogTitle({ method: method.name === '' ? texts.unnamed : method.name })}
      verb={verbs.save}
      busy={methods.busy}
      onGo={() => void save()}
    >
      <div className="methods-form">
        <Select
          label={texts.meaning}
          choices={WAYS.map((id) => ({ id, label: texts.ways[id] }))}
          value={draft.way}
          onChange={(way) => change({ way, service: ANY })}
        />
        {draft.way === 'collect' ? (
          <SiteChoice siteId={draft.siteId} onChange={(siteId) => change({ siteId })} />
        ) : (
          <ServiceChoice
            way={draft.way}
            service={draft.service}
            onChange={(service) => change({ service })}
          />
        )}
        {draft.way === 'relay' && (
          <>
            <Select
              label={texts.pointField}
              choices={[
                { id: ANY, label: texts.pointUsual },
                ...[...new Set([...method.fields, draft.pointField])]
                  .filter((field) => field !== ANY)
                  .map((id) => ({ id, label: id })),
              ]}
              value={draft.pointField}
              onChange={(pointField) => change({ pointField })}
            />
            <Switch isOn={!draft.isPointOptional} onChange={(isOn) => change({ isPointOptional: !isOn })}>
              {texts.pointNeeded}
            </Switch>
          </>
        )}
      </div>
    </AskDialog>
  )
}

function SiteChoice({ siteId, onChange }: { siteId: string; onChange: (siteId: string) => void }) {
  const texts = useMessages('channelMethods')
  const sites = useSites() ?? []
  return (
    <Select
      label={texts.site}
      choices={[{ id: ANY, label: texts.anySite }, ...sites.map(({ id, name }) => ({ id, label: name }))]}
      value={siteId}
      onChange={onChange}
    />
  )
}

function ServiceChoice(props: { way: Way; service: string; onChange: (service: string) => void }) {
  const texts = useMessages('channelMethods')
  const names = useNames()
  const { data } = useLive(['carriers'], (client) => client.carriers.list({}), [])
  const services = (data ?? [])
    .flatMap((row) => row.services.map(({ service }) => service))
    .filter(({ level }) => level === props.way)
  const carriers = [...new Set(services.map(({ carrierId }) => carrierId))]
  const choices: Choice<string>[] = [
    { id: ANY, label: texts.anyService },
    ...carriers.map((id) => ({ id, label: texts.anyOf({ carrier: names.carrier(id) }) })),
    ...services.map((one) => ({ id: serviceKey(one), label: names.service(one.carrierId, one.serviceId) })),
  ]
  return <Select label={texts.service} choices={choices} value={props.service} onChange={props.onChange} />
}

function draftOf(target: MethodTarget | null): Draft {
  const blank: Draft = { way: 'standard', service: ANY, pointField: ANY, isPointOptional: false, siteId: ANY }
  switch (target?.delivery) {
    case undefined:
      return blank
    case 'home':
      return { ...blank, way: target.level, service: target.service ?? ANY }
    case 'relay': {
      const { service, pointField, isPointOptional } = target
      return {
        ...blank,
        way: 'relay',
        service: service ?? ANY,
        pointField: pointField ?? ANY,
        isPointOptional,
      }
    }
    case 'collect':
      return { ...blank, way: 'collect', siteId: target.siteId ?? ANY }
  }
}

function targetOf({ way, service, pointField, isPointOptional, siteId }: Draft): MethodTarget {
  const orNull = (id: string) => (id === ANY ? null : id)
  switch (way) {
    case 'standard':
    case 'express':
      return { delivery: 'home', level: way, service: orNull(service) }
    case 'relay':
      return { delivery: 'relay', service: orNull(service), pointField: orNull(pointField), isPointOptional }
    case 'collect':
      return { delivery: 'collect', siteId: orNull(siteId) }
  }
}
