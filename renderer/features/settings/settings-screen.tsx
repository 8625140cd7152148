import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import { CUSTOMS } from '../../../shared/domain/customs/customs-settings.ts'
import { POLICY } from '../../../shared/domain/policy.ts'
import { RETURN_POLICY } from '../../../shared/domain/return-policy.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { SIGN_IN } from '../../../shared/domain/sign-in-settings.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { LiveView } from '../../components/live-view.tsx'
import { Live, SentenceHeading } from '../../components/sentence-heading.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useSites } from '../../lib/catalog.ts'
import { connection } from '../../lib/client.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useLive } from '../../lib/use-live.ts'
import { ClosedDaysSection } from './closed-days-section.tsx'
import { DataSection } from './data-section.tsx'
import { ExchangeRatesSection } from './exchange-rates-section.tsx'
import { PaperPrinters } from './paper-printers.tsx'
import { PrintersSection } from './printers-section.tsx'
import { ScreenSection } from './screen-section.tsx'
import { SettingsForm } from './settings-form.tsx'
import './settings.css'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { SitePanel } from './site-panel.tsx'
import { SitesSection } from './sites-section.tsx'
import { SlipSection } from './slip-section.tsx'

const SECTIONS = [
  'workspace',
  'policy',
  'returns',
  'sites',
  'closed-days',
  'exchange-rates',
  'customs',
  'printers',
  'data',
  'screen',
  'people',
  'programs',
  'stations',
  'journal',
  'health',
  'alerts',
] as const
const SETTINGS = ['settings'] as const
const PRINTING = ['printing'] as const
const DAYS = ['settings', 'sites'] as const
const RATES = ['settings', 'orders'] as const
const NO_SITES: readonly never[] = []

/** The workspace's settings, part by part; '/settings/<part>'. Parts of other features are put in by the app. */
export function SettingsScreen(props: {
  openId: string | null
  copies: (why: string | null) => ReactNode
  people: (why: string | null) => ReactNode
  programs: (why: string | null) => ReactNode
  stations: (why: string | null) => ReactNode
  journal: (why: string | null) => ReactNode
  health: (why: string | null) => ReactNode
  alerts: (why: string | null) => ReactNode
  buyers: (why: string | null) => ReactNode
  holding: (why: string | null) => ReactNode
  importFiles: ReactNode
}) {
  const texts = useMessages('settings')
  const verbs = useMessages('verbs')
  const { separator } = useMessages('lists')
  const [, navigate] = useLocation()
  const role = useSession((session) => session.role)
  const [siteId, setSite] = useState<string | null>(null)
  const section = SECTIONS.find((each) => each === props.openId) ?? 'workspace'
  const settings = useLive(SETTINGS, (client) => client.settings.get({}))
  const printers = useLive(PRINTING, (client) => client.printers.list({}))
  const sites = useSites() ?? NO_SITES
  const whyLead = roleAllows(role, 'lead') ? null : texts.needsLead
  const whyManager = roleAllows(role, 'manager') ? null : texts.needsManager
  const site = section === 'sites' ? (sites.find(({ id }) => id === siteId) ?? null) : null
  const closed = sites.filter(({ outage }) => outage !== null).length

  const go = (next: string) => {
    setSite(null)
    navigate(screenPath('settings', next), { replace: true })
  }
  useKeyCommands([
    ...SECTIONS.map((id, index) => ({
      id: `settings.${id}`,
      label: texts.sections[id],
      group: texts.group,
      keys: index < 9 ? [`Digit${index + 1}`] : [],
      run: () => go(id),
    })),
    {
      id: 'list.leave',
      label: verbs.close,
      group: texts.group,
      quiet: true,
      keys: ['Escape'],
      run: () => setSite(null),
    },
  ])

  return (
    <div className="screen-list">
      <div className="screen settings">
        {settings.data === null || printers.data === null ? (
          <SentenceHeading>{null}</SentenceHeading>
        ) : (
          <SentenceHeading>
            {texts.first({
              merchant: settings.data.workspace.merchantName || texts.unnamed,
              sites: sites.length,
              printers: printers.data.length,
            })}
            {closed > 0 && (
              <>
                {separator}
                <Live tone="risk">{texts.closedSites({ count: closed })}</Live>
              </>
            )}
            .
          </SentenceHeading>
        )}
        <Tabs
          label={texts.views}
          tabs={SECTIONS.map((id) => ({ id, label: texts.sections[id], count: null }))}
          value={section}
          onChange={go}
        />
        {section === 'screen' && <ScreenSection />}
        {section === 'sites' && <SitesSection sites={sites} openId={siteId} onOpen={setSite} />}
        {section === 'people' && props.people(whyManager)}
        {section === 'programs' && props.programs(whyManager)}
        {section === 'stations' && props.stations(whyLead)}
        {section === 'journal' && props.journal(whyLead)}
        {section === 'health' && props.health(whyLead)}
        {section === 'alerts' && props.alerts(whyManager)}
        {section === 'closed-days' && <ClosedDays sites={sites} why={whyManager} />}
        {section === 'exchange-rates' && <ExchangeRates why={whyManager} />}
        {section === 'printers' && (
          <LiveView live={printers} skeleton={<FormSkeleton />}>
            {(all) => (
              <>
                <PrintersSection printers={all} why={whyLead} />
                <PaperPrinters printers={all} why={whyLead} />
                <SlipSection why={whyManager} />
              </>
            )}
          </LiveView>
        )}
        {(section === 'workspace' ||
          section === 'policy' ||
          section === 'returns' ||
          section === 'customs' ||
          section === 'people' ||
          section === 'data') && (
          <LiveView live={settings} skeleton={<FormSkeleton />}>
            {(data) => (
              <>
                {section === 'workspace' && (
                  <SettingsForm
                    key={JSON.stringify(data.workspace)}
                    area={WORKSPACE}
                    stored={data.workspace}
                    command={(client) => client.settings.putWorkspace}
                    under={{ name: 'lastWaveMinutes', what: props.holding(whyManager) }}
                    onSaved={() => connection.refreshHello()}
                    why={whyManager}
                  />
                )}
                {section === 'customs' && (
                  <SettingsForm
                    key={JSON.stringify(data.customs)}
                    area={CUSTOMS}
                    stored={data.customs}
                    command={(client) => client.settings.putCustoms}
                    why={whyManager}
                  />
                )}
                {section === 'people' && (
                  <SettingsForm
                    key={JSON.stringify(data.signIn)}
                    area={SIGN_IN}
                    stored={data.signIn}
                    command={(client) => client.settings.putSignIn}
                    onSaved={() => connection.refreshHello()}
                    why={whyManager}
                  />
                )}
                {section === 'policy' && (
                  <SettingsForm
                    key={JSON.stringify(data.policy)}
                    area={POLICY}
                    stored={data.policy}
                    command={(client) => client.settings.putPolicy}
                    intro={texts.policyIntro}
                    why={whyManager}
                  />
                )}
                {section === 'returns' && (
                  <SettingsForm
                    key={JSON.stringify(data.returns)}
                    area={RETURN_POLICY}
                    stored={data.returns}
                    command={(client) => client.settings.putReturns}
                    intro={texts.returnsIntro}
                    why={whyManager}
                  />
                )}
                {section === 'data' && (
                  <DataSection
                    about={data}
                    why={whyManager}
                    copies={props.copies(whyManager)}
                    buyers={props.buyers(whyManager)}
                    importFiles={props.importFiles}
                  />
                )}
              </>
            )}
          </LiveView>
        )}
      </div>
      {site !== null && (
        <PanelBoundary id={site.id} onClose={() => setSite(null)}>
          <SitePanel
            key={site.id}
            site={site}
            whyLead={whyLead}
            whyManager={whyManager}
            onClose={() => setSite(null)}
          />
        </PanelBoundary>
      )}
    </div>
  )
}

function ClosedDays({ sites, why }: { sites: readonly Site[]; why: string | null }) {
  const live = useLive(DAYS, async (client) => {
    const [calendars, { holidays }] = await Promise.all([
      client.settings.closedDays({}),
      client.settings.get({}),
    ])
    return { calendars, holidays }
  })
  return (
    <LiveView live={live} skeleton={<FormSkeleton />}>
      {({ calendars, holidays }) => (
        <ClosedDaysSection calendars={calendars} edits={holidays} sites={sites} why={why} />
      )}
    </LiveView>
  )
}

function ExchangeRates({ why }: { why: string | null }) {
  const live = useLive(RATES, (client) => client.settings.exchangeRates({}))
  return (
    <LiveView live={live} skeleton={<FormSkeleton />}>
      {({ rates, missing }) => <ExchangeRatesSection stored={rates} missing={missing} why={why} />}
    </LiveView>
  )
}

const FIELDS = ['name', 'zone', 'currency', 'splits']

function FormSkeleton() {
  return (
    <div className="settings-form">
      {FIELDS.map((field) => (
        <Skeleton key={field} width="100%" height={44} />
      ))}
    </div>
  )
}
