import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { OfferedServiceRow } from '../../../shared/contract/carrier-accounts.ts'
import type { CarrierRow } from '../../../shared/contract/carriers.ts'
import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import { Field } from '../../components/field.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { Switch } from '../../components/switch.tsx'
import { useChannels, useNames, useSites } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import { type AccountDraft, proposal, usualProducts } from './account-draft.ts'

const NO_TOPICS = [] as const

interface Props {
  draft: AccountDraft
  carriers: readonly CarrierRow[]
  onChange: (part: Partial<AccountDraft>) => void
}

/** Which of our services the account buys, as which of the carrier's products, and for which sites and channels. */
export function AccountUse({ draft, carriers, onChange }: Props) {
  const texts = useMessages('carrierAccounts')
  const names = useNames()
  const sites = useSites() ?? []
  const channels = useChannels() ?? []
  return (
    <>
      <Select
        label={texts.carrier}
        choices={carriers.map(({ carrierId }) => ({ id: carrierId, label: names.carrier(carrierId) }))}
        value={draft.carrierId}
        onChange={(carrierId) =>
          onChange({ carrierId, products: usualProducts(draft.kind, carrierId, carriers) })
        }
      />
      <fieldset className="account-products">
        <legend className="field-label">{texts.products}</legend>
        {CARRIER_ABILITIES[draft.kind].listsServices ? (
          <ListedProducts draft={draft} carriers={carriers} onChange={onChange} />
        ) : (
          <TypedProducts draft={draft} carriers={carriers} onChange={onChange} />
        )}
      </fieldset>
      <Scope
        label={texts.sites}
        choices={sites.map(({ id, name }) => ({ id, name }))}
        chosen={draft.siteIds}
        onChange={(siteIds) => onChange({ siteIds })}
      />
      <Scope
        label={texts.channels}
        choices={channels.map(({ channel }) => ({ id: channel.id, name: channel.name }))}
        chosen={draft.channelIds}
        onChange={(channelIds) => onChange({ channelIds })}
      />
      <p className="unit">{texts.scopeHelp}</p>
      {CARRIER_ABILITIES[draft.kind].quotes && (
        <>
          <Switch isOn={draft.livePrices} onChange={(livePrices) => onChange({ livePrices })}>
            {texts.livePrices}
          </Switch>
          <p className="unit">{texts.livePricesHelp}</p>
        </>
      )}
    </>
  )
}

function servicesOf({ draft, carriers }: Props) {
  return carriers.find(({ carrierId }) => carrierId === draft.carrierId)?.services ?? []
}

function TypedProducts(props: Props) {
  const { draft, onChange } = props
  const texts = useMessages('carrierAccounts')
  return (
    <>
      <p className="unit">
        {texts.productsHelp} {texts.usual[draft.kind]}
      </p>
      {servicesOf(props).map(({ service }) => (
        <Field
          key={service.serviceId}
          label={service.name}
          value={draft.products[service.serviceId] ?? ''}
          onChange={(product) => onChange({ products: { ...draft.products, [service.serviceId]: product } })}
          isMono
        />
      ))}
    </>
  )
}

/** Of what the carrier lists; where it cannot be asked now, its codes are typed. */
function ListedProducts(props: Props) {
  const inWords = useSay()
  const live = useLive(NO_TOPICS, (client) => client.carriers.offeredServices(proposal(props.draft)))
  return (
    <LiveView live={live} skeleton={<Skeleton width="100%" height={80} />}>
      {(offered) =>
        offered.kind === 'listed' && offered.services.length > 0 ? (
          <PickedProducts {...props} offered={offered.services} />
        ) : (
          <>
            {offered.kind === 'failed' && <p role="alert">{inWords(offered.problem)}</p>}
            <TypedProducts {...props} />
          </>
        )
      }
    </LiveView>
  )
}

function PickedProducts(props: Props & { offered: readonly OfferedServiceRow[] }) {
  const { draft, offered, onChange } = props
  const texts = useMessages('carrierAccounts')
  const choices = [
    { id: '', label: texts.notBought },
    ...offered.map(({ product, name, carrierName }) => ({
      id: product,
      label: carrierName === null ? name : texts.ofCarrier({ carrier: carrierName, service: name }),
    })),
  ]
  return servicesOf(props).map(({ service }) => (
    <Select
      key={service.serviceId}
      label={service.name}
      choices={choices}
      value={draft.products[service.serviceId] ?? ''}
      onChange={(product) => onChange({ products: { ...draft.products, [service.serviceId]: product } })}
    />
  ))
}

function Scope(props: {
  label: string
  choices: readonly { readonly id: string; readonly name: string }[]
  chosen: readonly string[]
  onChange: (ids: string[]) => void
}) {
  if (props.choices.length < 2) return null
  return (
    <div className="account-scope">
      <span className="field-label">{props.label}</span>
      <ToggleButtonGroup
        className="account-choices"
        aria-label={props.label}
        selectionMode="multiple"
        selectedKeys={props.chosen}
        onSelectionChange={(keys) => props.onChange([...keys].map(String))}
      >
        {props.choices.map(({ id, name }) => (
          <ToggleButton key={id} id={id} className="account-choice">
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
