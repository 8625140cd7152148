import type { Translation } from '../definition.ts'
import type { labelSupply as en } from '../en/label-supply.ts'

export const labelSupply: Translation<typeof en> = {
  nothing: 'No hay nada en preparación: no hacen falta etiquetas',
  inHand: 'Etiquetas listas para {parcels, number} de {of, plural, one {# paquete} other {# paquetes}}',
  hours: 'unas {hours, plural, one {# hora} other {# horas}} de embalaje',
  underAnHour: 'menos de una hora de embalaje',
  waiting:
    '{parcels, plural, one {# paquete embalado espera su etiqueta} other {# paquetes embalados esperan su etiqueta}}',
}
