import { localDateOf } from '../../../shared/lib/day.ts'
import { putService, resumeCarrier, suspendCarrier } from '../commands/carriers.ts'
import { publishRules } from '../commands/rules.ts'
import {
  putExchangeRates,
  putHolidays,
  putPolicy,
  putRetention,
  putSurcharges,
  putWorkspace,
  removeExchangeRates,
} from '../commands/settings.ts'
import { listCarriers } from '../queries/carriers.ts'
import { closedDays } from '../queries/closed-days.ts'
import { exchangeRates, readExchangeRates } from '../queries/exchange-rates.ts'
import { currentRules, versionOf } from '../queries/rules.ts'
import { storageOf } from '../queries/storage.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

/** Rules, carriers and settings: what decisions are made from besides orders and stock. */
export function decidingRoutes({ rules, carriers, settings }: Procedures, services: AppServices) {
  const { store, commands, clock, scheduler, about, keeping, worlds } = services
  return {
    rules: {
      current: rules.current.handler(() => store.read((tx) => currentRules(tx, clock.now()))),
      history: rules.history.handler(() => store.read((tx) => tx.ruleSets.history())),
      version: rules.version.handler(({ input }) => store.read((tx) => versionOf(tx, input.version))),
      publish: rules.publish.handler(({ input, context }) =>
        commands.run('rules.publish', context.session, input, publishRules).finally(scheduler.wake),
      ),
    },
    carriers: {
      list: carriers.list.handler(() => store.read((tx) => listCarriers(tx, clock.now()))),
      suspend: carriers.suspend.handler(({ input, context }) =>
        commands.run('carriers.suspend', context.session, input, suspendCarrier).finally(scheduler.wake),
      ),
      resume: carriers.resume.handler(({ input, context }) =>
        commands.run('carriers.resume', context.session, input, resumeCarrier).finally(scheduler.wake),
      ),
      putService: carriers.putService.handler(({ input, context }) =>
        commands.run('carriers.putService', context.session, input, putService).finally(scheduler.wake),
      ),
    },
    settings: {
      closedDays: settings.closedDays.handler(() =>
        store.read(async (tx) => {
          const { world, settings: workspace } = await worlds.view(tx, clock.now(), [])
          return closedDays({
            sites: await tx.sites.all(),
            destinations: world.shipping.rates.countries,
            edits: await tx.settings.holidays(),
            today: localDateOf(clock.now(), workspace.timeZone),
          })
        }),
      ),
      get: settings.get.handler(() =>
        store.read(async (tx) => ({
          workspace: await tx.settings.workspace(),
          policy: await tx.settings.policy(),
          surcharges: await tx.settings.surcharges(),
          holidays: await tx.settings.holidays(),
          home: about.home,
          store: about.store,
          lastBackupAt: keeping.lastAt(),
          programVersion: about.programVersion,
        })),
      ),
      storage: settings.storage.handler(() => store.read(storageOf)),
      putRetention: settings.putRetention.handler(({ input, context }) =>
        commands.run('settings.putRetention', context.session, input, putRetention),
      ),
      putWorkspace: settings.putWorkspace.handler(({ input, context }) =>
        commands.run('settings.putWorkspace', context.session, input, putWorkspace),
      ),
      putPolicy: settings.putPolicy.handler(({ input, context }) =>
        commands.run('settings.putPolicy', context.session, input, putPolicy),
      ),
      putSurcharges: settings.putSurcharges.handler(({ input, context }) =>
        commands.run('settings.putSurcharges', context.session, input, putSurcharges),
      ),
      putHolidays: settings.putHolidays.handler(({ input, context }) =>
        commands.run('settings.putHolidays', context.session, input, putHolidays).finally(scheduler.wake),
      ),
      exchangeRates: settings.exchangeRates.handler(() => store.read(exchangeRates)),
      readExchangeRates: settings.readExchangeRates.handler(({ input }) => readExchangeRates(input)),
      putExchangeRates: settings.putExchangeRates.handler(({ input, context }) =>
        commands
          .run('settings.putExchangeRates', context.session, input, putExchangeRates)
          .finally(scheduler.wake),
      ),
      removeExchangeRates: settings.removeExchangeRates.handler(({ input, context }) =>
        commands
          .run('settings.removeExchangeRates', context.session, input, removeExchangeRates)
          .finally(scheduler.wake),
      ),
    },
  }
}
