import type { AppServices } from '../services/app-services.ts'
import type { HandlersOf } from './handler.ts'

export function stationHandlers({ printing }: Pick<AppServices, 'printing'>): HandlersOf<'stations'> {
  return {
    report({ jobId, attempt, standing }, seat) {
      if (seat !== null) printing.stations.report(seat.device, { jobId, attempt }, standing)
      return {}
    },
  }
}
