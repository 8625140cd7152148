import { PackageCheck } from 'lucide-react'
import { useState } from 'react'
import type { CatalogueRun, SiteOfLocation } from '../../../shared/contract/channel-catalogue.ts'
import { TAKEN_FIELDS, type TakenField } from '../../../shared/domain/catalogue.ts'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { useSites } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import type { ItemChoice } from './use-catalogue-choices.ts'

const NOWHERE = '*'

/** What is taken of all products, where their stock lies, and the press that takes it. */
export function CatalogueApproval(props: {
  channelId: string
  run: CatalogueRun
  fields: readonly TakenField[]
  onFields: (fields: readonly TakenField[]) => void
  sites: readonly SiteOfLocation[]
  onSites: (sites: readonly SiteOfLocation[]) => void
  choices: ReadonlyMap<string, ItemChoice>
  why: string | null
  onTaken: () => void
}) {
  const { channelId, run, fields, sites, choices, why } = props
  const texts = useMessages('channelCatalogue')
  const format = useFormat()
  const ownCurrency = useOwnCurrency()
  const say = useToasts((toasts) => toasts.say)
  const ours = useSites() ?? []
  const [newProducts, setNewProducts] = useState(true)
  const take = useCommand((client) => client.channels.takeCatalogue)

  async function go() {
    const outcome = await take.run({
      channelId,
      readAt: run.startedAt ?? 0,
      newProducts,
      fields: [...fields],
      sites: sites.length === 0 ? null : [...sites],
      choices: [...choices].map(([itemId, choice]) => ({
        ...choice,
        itemId,
        fields: choice.fields === null ? null : [...choice.fields],
      })),
    })
    if (outcome.kind !== 'done') return
    say('neutral', texts.started)
    props.onTaken()
  }

  const flip = (field: TakenField, isOn: boolean) =>
    props.onFields(isOn ? [...fields, field] : fields.filter((one) => one !== field))
  const place = (locationId: string | null, siteId: string) =>
    props.onSites([
      ...sites.filter((one) => one.locationId !== locationId),
      ...(siteId === NOWHERE ? [] : [{ locationId, siteId }]),
    ])
  const isForeign = run.currency !== null && run.currency !== ownCurrency
  return (
    <section className="catalogue-approval" aria-label={texts.approve}>
      <Switch isOn={newProducts} onChange={setNewProducts}>
        {texts.newProducts({ count: format.integer(run.counts.new) })}
      </Switch>
      <div className="catalogue-fields" role="group" aria-label={texts.theirs}>
        <span className="field-label">{texts.theirs}</span>
        {TAKEN_FIELDS.map((field) => (
          <Switch key={field} isOn={fields.includes(field)} onChange={(isOn) => flip(field, isOn)}>
            {texts.fields[field]}
          </Switch>
        ))}
      </div>
      <div className="catalogue-places">
        {run.places.map(({ locationId, name }) => (
          <Select
            key={locationId ?? ''}
            label={locationId === null ? texts.onePlace : `${texts.opening}: ${name}`}
            choices={[
              { id: NOWHERE, label: texts.leaveStock },
              ...ours.map((site) => ({ id: site.id, label: site.name })),
            ]}
            value={sites.find((one) => one.locationId === locationId)?.siteId ?? NOWHERE}
            onChange={(siteId) => place(locationId, siteId)}
          />
        ))}
      </div>
      <p className="unit">
        {texts.filled} {texts.counted}
        {isForeign && ` ${texts.otherCurrency({ currency: run.currency ?? '' })}`}
        {choices.size > 0 && ` ${texts.chosen({ count: choices.size })}`}
      </p>
      <div className="channel-actions">
        <Button tone="primary" icon={PackageCheck} why={why} busy={take.busy} onPress={() => void go()}>
          {texts.take}
        </Button>
      </div>
    </section>
  )
}
