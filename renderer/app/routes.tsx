import { MapPinOff } from 'lucide-react'
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import { useLocation } from 'wouter'
import { type AreaId, readScreenPath, screenPath } from '../../shared/lib/screen-path.ts'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorBoundary } from '../components/error-boundary.tsx'
import { Failure } from '../components/failure.tsx'
import { useMessages } from '../lib/messages.ts'

/**
 * The screens by area, each loaded when first opened. A screen gets the id of the row whose details are open
 * from the path, null = none.
 */
const SCREENS: Readonly<Record<AreaId, ComponentType<{ openId: string | null }>>> = {
  overview: lazy(async () => ({
    default: (await import('../features/overview/overview-screen.tsx')).OverviewScreen,
  })),
  exceptions: lazy(async () => ({
    default: (await import('../features/exceptions/exceptions-screen.tsx')).ExceptionsScreen,
  })),
  orders: lazy(async () => ({
    default: (await import('../features/orders/orders-screen.tsx')).OrdersScreen,
  })),
  parcels: lazy(async () => ({
    default: (await import('../features/parcels/parcels-screen.tsx')).ParcelsScreen,
  })),
  returns: lazy(async () => ({
    default: (await import('../features/returns/returns-screen.tsx')).ReturnsScreen,
  })),
  invoices: lazy(async () => ({
    default: (await import('../features/invoices/invoices-screen.tsx')).InvoicesScreen,
  })),
  savings: lazy(async () => ({
    default: (await import('../features/savings/savings-screen.tsx')).SavingsScreen,
  })),
  trends: lazy(async () => ({
    default: (await import('../features/trends/trends-screen.tsx')).TrendsScreen,
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
    default: (await import('./packing-page.tsx')).PackingPage,
  })),
  settings: lazy(async () => ({
    default: (await import('./settings-page.tsx')).SettingsPage,
  })),
}

/** The screen at the address. One that cannot be drawn leaves the rest of the window as it is. */
export function Routes({ fallback }: { fallback: ReactNode }) {
  const [path] = useLocation()
  const place = readScreenPath(path)
  if (place === null) return <NoScreen />
  const Screen = SCREENS[place.area]
  return (
    <ErrorBoundary
      resetKey={path}
      fallback={(fault, retry) => <Failure part="screen" fault={fault} onAgain={retry} />}
    >
      <Suspense fallback={fallback}>
        <Screen key={place.area} openId={place.id} />
      </Suspense>
    </ErrorBoundary>
  )
}

function NoScreen() {
  const texts = useMessages('app')
  const [, navigate] = useLocation()
  return (
    <EmptyState
      icon={MapPinOff}
      title={texts.noScreen}
      action={<Button onPress={() => navigate(screenPath('overview'))}>{texts.areas.overview}</Button>}
    >
      {texts.noScreenText}
    </EmptyState>
  )
}
