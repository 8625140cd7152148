import { useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Site } from '../../../shared/domain/site.ts'
import { weekdayName } from '../../../shared/lib/weekday-name.ts'
import { Field } from '../../components/field.tsx'
import { MoneyField } from '../../components/money-field.tsx'
import { Panel, PanelSection } from '../../components/panel.tsx'
import { SiteOutage } from '../../components/site-outage.tsx'
import { Switch } from '../../components/switch.tsx'
import { useLanguage, useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { clockText, readClock } from './clock-text.ts'
import { CutoffDays } from './cutoff-days.tsx'
import { FormActions } from './form-actions.tsx'
import { SiteSender } from './site-sender.tsx'

/** One site: what it can take, and closing it for now. */
export function SitePanel(props: {
  site: Site
  whyLead: string | null
  whyManager: string | null
  onClose: () => void
}) {
  const { site } = props
  const texts = useMessages('settings')
  const verbs = useMessages('verbs')
  const sender = useMessages('siteSender')
  return (
    <Panel
      title={site.name}
      subtitle={<span className="mono">{site.id}</span>}
      closeLabel={verbs.close}
      onClose={props.onClose}
    >
      <PanelSection title={texts.sites.outage}>
        <SiteOutage site={site} why={props.whyLead} />
      </PanelSection>
      <PanelSection title={texts.sites.site}>
        <SiteForm key={JSON.stringify({ ...site, outage: null })} site={site} why={props.whyManager} />
      </PanelSection>
      <PanelSection title={sender.title}>
        <SiteSender key={JSON.stringify(site.sender)} site={site} why={props.whyManager} />
      </PanelSection>
    </Panel>
  )
}

function SiteForm({ site, why }: { site: Site; why: string | null }) {
  const collection = useMessages('collection')
  const texts = useMessages('settings')
  const { sites } = texts
  const language = useLanguage()
  const currency = useOwnCurrency()
  const say = useToasts((toasts) => toasts.say)
  const put = useCommand((client) => client.sites.put)
  const [draft, setDraft] = useState(site)
  const [cutoff, setCutoff] = useState(clockText(site.cutoff))
  const [capacity, setCapacity] = useState(site.dailyCapacity === null ? '' : String(site.dailyCapacity))
  const [edition, setEdition] = useState(0)
  const [isDayWrong, setIsDayWrong] = useState(false)
  const change = (part: Partial<Site>) => setDraft((old) => ({ ...old, ...part }))
  const minute = readClock(cutoff)
  const isTimeWrong = minute === null || isDayWrong
  const count = capacity.trim() === '' ? null : Number(capacity)
  const isCount = count === null || (Number.isInteger(count) && count >= 0)
  // Closing and opening is not this form's: it may happen while somebody types here.
  const wanted = {
    ...draft,
    cutoff: minute ?? draft.cutoff,
    dailyCapacity: count,
    outage: site.outage,
  }

  async function save() {
    const outcome = await put.run(wanted)
    if (outcome.kind === 'done') say('done', sites.saved({ site: wanted.name }))
  }

  return (
    <div className="settings-form">
      <Field label={sites.name} value={draft.name} onChange={(name) => change({ name })} />
      <Field
        label={sites.cutoffLabel}
        help={sites.cutoffHelp}
        error={minute === null ? sites.cutoffWrong : null}
        value={cutoff}
        onChange={setCutoff}
      />
      <CutoffDays
        key={edition}
        site={draft}
        onChange={({ cutoffs, isWrong }) => {
          change({ cutoffByDay: cutoffs })
          setIsDayWrong(isWrong)
        }}
      />
      <Field
        label={sites.capacityLabel}
        help={sites.capacityHelp}
        error={isCount ? null : sites.capacityHelp}
        value={capacity}
        onChange={setCapacity}
      />
      <div className="settings-explained">
        <span className="field-label">{sites.workdays}</span>
        <ToggleButtonGroup
          className="settings-days"
          aria-label={sites.workdays}
          selectionMode="multiple"
          selectedKeys={draft.workdays}
          onSelectionChange={(days) => change({ workdays: [...days].map(Number).toSorted((a, b) => a - b) })}
        >
          {WEEKDAYS.map((day) => (
            <ToggleButton key={day} id={day} className="settings-day">
              {weekdayName(language, day).slice(0, 3)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <div className="settings-pair">
        <MoneyField
          label={sites.perOrder}
          amount={draft.handlingCentsPerOrder}
          currency={currency}
          onChange={(handlingCentsPerOrder) => change({ handlingCentsPerOrder })}
        />
        <MoneyField
          label={sites.perUnit}
          amount={draft.handlingCentsPerUnit}
          currency={currency}
          onChange={(handlingCentsPerUnit) => change({ handlingCentsPerUnit })}
        />
      </div>
      <Switch
        isOn={draft.customersCollect === true}
        onChange={(customersCollect) => change({ customersCollect })}
      >
        {collection.site}
      </Switch>
      <p className="unit">{collection.siteHelp}</p>
      <FormActions
        isChanged={JSON.stringify(wanted) !== JSON.stringify(site) || isTimeWrong || !isCount}
        why={why ?? (isTimeWrong ? sites.cutoffWrong : isCount ? null : sites.capacityHelp)}
        busy={put.busy}
        onSave={() => void save()}
        onRevert={() => {
          setDraft(site)
          setEdition((before) => before + 1)
          setIsDayWrong(false)
          setCutoff(clockText(site.cutoff))
          setCapacity(site.dailyCapacity === null ? '' : String(site.dailyCapacity))
        }}
      />
    </div>
  )
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
