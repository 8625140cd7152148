import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { AREAS, type AreaId } from './areas.ts'

/**
 * The screens by area, each loaded when first opened. A screen gets the id of the row whose details are open
 * from the path, '/orders/<id>', null = none. An area without a screen is not on the rail.
 */
const SCREENS: Partial<Record<AreaId, ComponentType<{ openId: string | null }>>> = {
  overview: lazy(async () => ({
    default: (await import('../features/overview/overview-screen.tsx')).OverviewScreen,
  })),
  exceptions: lazy(async () => ({
    default: (await import('../features/exceptions/exceptions-screen.tsx')).ExceptionsScreen,
  })),
  orders: lazy(async () => ({
    default: (await import('../features/orders/orders-screen.tsx')).OrdersScreen,
  })),
  stock: lazy(async () => ({
    default: (await import('../features/stock/stock-screen.tsx')).StockScreen,
  })),
  rules: lazy(async () => ({
    default: (await import('../features/rules/rules-screen.tsx')).RulesScreen,
  })),
  carriers: lazy(async () => ({
    default: (await import('../features/carriers/carriers-screen.tsx')).CarriersScreen,
  })),
  channels: lazy(async () => ({
    default: (await import('../features/channels/channels-screen.tsx')).ChannelsScreen,
  })),
  packing: lazy(async () => ({
    default: (await import('../features/packing/packing-screen.tsx')).PackingScreen,
  })),
  settings: lazy(async () => ({
    default: (await import('./settings-page.tsx')).SettingsPage,
  })),
}

export const OPEN_AREAS = AREAS.filter((area) => SCREENS[area.id] !== undefined)

export function Routes({ fallback }: { fallback: ReactNode }) {
  return (
    <Suspense fallback={fallback}>
      <Switch>
        {OPEN_AREAS.map((area) => {
          const Screen = SCREENS[area.id]
          const pattern = area.path === '/' ? '/' : `${area.path}/:id?`
          return (
            <Route key={area.id} path={pattern}>
              {(params: { id?: string }) =>
                Screen && <Screen openId={params.id === undefined ? null : decodeURIComponent(params.id)} />
              }
            </Route>
          )
        })}
      </Switch>
    </Suspense>
  )
}
