import { useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Site } from '../../../shared/domain/site.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { weekdayName } from '../../../shared/rules/sentence/quantity.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { MoneyField } from '../../components/money-field.tsx'
import { Panel, PanelSection } from '../../components/panel.tsx'
import { Select } from '../../components/select.tsx'
import { useLanguage, useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { clockText, readClock } from './clock-text.ts'
import { FormActions } from './form-actions.tsx'
import { settingsMessages } from './messages.ts'

/** One site: what it can take, and closing it for now. */
export function SitePanel(props: {
  site: Site
  whyLead: string | null
  whyManager: string | null
  onClose: () => void
}) {
  const { site } = props
  const texts = useMessages(settingsMessages)
  return (
    <Panel
      title={site.name}
      subtitle={<span className="mono">{site.id}</span>}
      closeLabel={texts.close}
      onClose={props.onClose}
    >
      <PanelSection title={texts.sites.outage}>
        <Outage site={site} why={props.whyLead} />
      </PanelSection>
      <PanelSection title={texts.sites.site}>
        <SiteForm key={JSON.stringify({ ...site, outage: null })} site={site} why={props.whyManager} />
      </PanelSection>
    </Panel>
  )
}

function SiteForm({ site, why }: { site: Site; why: string | null }) {
  const texts = useMessages(settingsMessages)
  const { sites } = texts
  const language = useLanguage()
  const currency = useOwnCurrency()
  const say = useToasts((toasts) => toasts.say)
  const put = useCommand((client) => client.sites.put)
  const [draft, setDraft] = useState(site)
  const [cutoff, setCutoff] = useState(clockText(site.cutoff))
  const [capacity, setCapacity] = useState(site.dailyCapacity === null ? '' : String(site.dailyCapacity))
  const change = (part: Partial<Site>) => setDraft((old) => ({ ...old, ...part }))
  const minute = readClock(cutoff)
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
    if (outcome.kind === 'done') say('done', sites.saved(wanted.name))
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
      <FormActions
        isChanged={JSON.stringify(wanted) !== JSON.stringify(site) || minute === null || !isCount}
        why={why ?? (minute === null ? sites.cutoffWrong : isCount ? null : sites.capacityHelp)}
        busy={put.busy}
        onSave={() => void save()}
        onRevert={() => {
          setDraft(site)
          setCutoff(clockText(site.cutoff))
          setCapacity(site.dailyCapacity === null ? '' : String(site.dailyCapacity))
        }}
      />
    </div>
  )
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
const UNTILS = ['open', 'tonight', 'morning'] as const

function Outage({ site, why }: { site: Site; why: string | null }) {
  const { sites } = useMessages(settingsMessages)
  const say = useToasts((toasts) => toasts.say)
  const set = useCommand((client) => client.sites.setOutage)
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState<(typeof UNTILS)[number]>('open')

  async function shut() {
    const now = roomClock.now()
    const midnight = nextMidnight(now, site.timeZone)
    const ends = { open: null, tonight: midnight, morning: midnight + 6 * HOUR_MS }
    const outage = { reason: reason.trim(), since: now, until: ends[until] }
    const outcome = await set.run({ siteId: site.id, outage })
    if (outcome.kind === 'done')
      say('done', sites.shutDone(site.name, outcome.value.movedOrders, outcome.value.stoppedOrders))
  }
  async function reopen() {
    const outcome = await set.run({ siteId: site.id, outage: null })
    if (outcome.kind === 'done') say('done', sites.reopened(site.name, outcome.value.movedOrders))
  }

  if (site.outage !== null)
    return (
      <div className="settings-form">
        <p>{sites.closed(site.outage.reason)}</p>
        <div className="settings-actions">
          <Button tone="primary" why={why} busy={set.busy} onPress={() => void reopen()}>
            {sites.reopen}
          </Button>
        </div>
      </div>
    )
  return (
    <div className="settings-form">
      <p className="unit">{sites.outageText}</p>
      <Field label={sites.reason} value={reason} onChange={setReason} />
      <Select
        label={sites.until}
        choices={UNTILS.map((id) => ({ id, label: sites.untils[id] }))}
        value={until}
        onChange={setUntil}
      />
      <div className="settings-actions">
        <Button
          tone="danger"
          why={why ?? (reason.trim() === '' ? sites.reason : null)}
          busy={set.busy}
          onPress={() => void shut()}
        >
          {sites.shut}
        </Button>
      </div>
    </div>
  )
}

/** Found by stepping quarter hours, so that clock changes need no care. */
function nextMidnight(now: number, timeZone: string): number {
  const quarter = 15 * MINUTE_MS
  let at = Math.ceil(now / quarter) * quarter
  const today = localDateOf(now, timeZone)
  while (localDateOf(at, timeZone) === today && at < now + 2 * DAY_MS) at += quarter
  return at
}
