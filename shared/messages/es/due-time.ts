import type { Translation } from '../definition.ts'
import type { dueTime as en } from '../en/due-time.ts'

export const dueTime: Translation<typeof en> = {
  late: 'Con retraso',
  soon: 'En menos de una hora',
  later: 'Más tarde',
  noDue: 'No hay prisa: ninguna promesa en riesgo, o ningún centro tiene la mercancía',
}
