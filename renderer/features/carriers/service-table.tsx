import { OctagonAlert, TriangleAlert } from 'lucide-react'
import type { CarrierRow } from '../../../shared/contract/carriers.ts'
import { Bar } from '../../components/bar.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { NEAR_CAP } from './load.ts'
import { useWeekdays } from './use-weekdays.ts'

type ServiceRow = CarrierRow['services'][number]

/** The services of one carrier: what they take and how full they are today. */
export function ServiceTable({ label, services }: { label: string; services: readonly ServiceRow[] }) {
  const texts = useMessages('carriers')
  return (
    <table className="carrier-services" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{texts.service}</th>
          <th scope="col">{texts.level}</th>
          <th scope="col" className="table-end">
            {texts.weight}
          </th>
          <th scope="col" className="table-end">
            {texts.length}
          </th>
          <th scope="col">{texts.excluded}</th>
          <th scope="col">{texts.days}</th>
          <th scope="col" className="table-end">
            {texts.rates}
          </th>
          <th scope="col" className="table-end" colSpan={2}>
            {texts.today}
          </th>
        </tr>
      </thead>
      <tbody>
        {services.map((row) => (
          <ServiceLine key={row.service.serviceId} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function ServiceLine({ row }: { row: ServiceRow }) {
  const texts = useMessages('carriers')
  const words = useMessages('words')
  const format = useFormat()
  const weekdays = useWeekdays()
  const { service, parcelsToday, rates } = row
  const none = <span className="unit">{texts.noLimit}</span>
  return (
    <tr>
      <th scope="row">{service.name}</th>
      <td>{words.serviceLevels[service.level]}</td>
      <td className="table-end">
        <span
          title={
            service.volumetricDivisor === null
              ? undefined
              : texts.volumetric({ divisor: format.integer(service.volumetricDivisor) })
          }
        >
          {service.maxWeightG === null ? none : format.weight(service.maxWeightG)}
        </span>
      </td>
      <td className="table-end">
        {service.maxLengthMm === null ? none : `${format.integer(service.maxLengthMm / 10)} cm`}
      </td>
      <td>
        {service.excludedFlags.length === 0 ? (
          <span className="unit">{texts.nothing}</span>
        ) : (
          service.excludedFlags.map((flag) => texts.flags[flag]).join(', ')
        )}
      </td>
      <td>{weekdays(service.pickupDays)}</td>
      <td className="table-end">{format.integer(rates)}</td>
      <td className="carrier-load">
        <Load parcels={parcelsToday} cap={service.dailyCap} name={service.name} />
      </td>
      <td className="table-end carrier-parcels">
        {format.integer(parcelsToday)}
        {service.dailyCap !== null && <span className="unit"> / {format.integer(service.dailyCap)}</span>}
      </td>
    </tr>
  )
}

function Load({ parcels, cap, name }: { parcels: number; cap: number | null; name: string }) {
  const texts = useMessages('carriers')
  if (cap === null) return null
  if (parcels >= cap) return <StatusBadge tone="blocked" icon={OctagonAlert} label={texts.capReached} />
  if (parcels >= cap * NEAR_CAP) return <StatusBadge tone="risk" icon={TriangleAlert} label={texts.capNear} />
  return <Bar label={name} share={parcels / cap} />
}
