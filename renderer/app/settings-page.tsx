import { MAIL } from '../../shared/domain/mail-settings.ts'
import { AlertsSection } from '../features/alerts/alerts-section.tsx'
import { BuyersSection } from '../features/buyers/buyers-section.tsx'
import { CopiesSection } from '../features/copies/copies-section.tsx'
import { DevicesSection } from '../features/devices/devices-section.tsx'
import { HealthSection } from '../features/health/health-section.tsx'
import { ImportFiles } from '../features/import/import-files.tsx'
import { JournalSection } from '../features/journal/journal-section.tsx'
import { PeopleSection } from '../features/people/people-section.tsx'
import { ProgramsSection } from '../features/programs/programs-section.tsx'
import { HoldingSaving } from '../features/savings/holding-saving.tsx'
import { SettingsForm } from '../features/settings/settings-form.tsx'
import { SettingsScreen } from '../features/settings/settings-screen.tsx'
import { connection } from '../lib/client.ts'

/** The settings with the copies, the buyers and the import in them: features do not know each other, the app puts them together. */
export function SettingsPage({ openId }: { openId: string | null }) {
  return (
    <SettingsScreen
      openId={openId}
      copies={(why) => <CopiesSection why={why} />}
      people={(why) => <PeopleSection why={why} />}
      programs={(why) => <ProgramsSection why={why} />}
      stations={(why) => <DevicesSection why={why} />}
      journal={(why) => <JournalSection why={why} />}
      health={(why) => <HealthSection why={why} />}
      alerts={(why) => (
        <AlertsSection
          why={why}
          server={(stored) => (
            <SettingsForm
              key={JSON.stringify(stored)}
              area={MAIL}
              stored={stored}
              command={(client) => client.alerts.putServer}
              why={why}
            />
          )}
        />
      )}
      buyers={(why) => <BuyersSection why={why} />}
      holding={(why) => <HoldingSaving why={why} />}
      importFiles={<ImportFiles onImported={() => void connection.refreshHello()} />}
    />
  )
}
