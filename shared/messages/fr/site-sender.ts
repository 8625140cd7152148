import type { Translation } from '../definition.ts'
import type { siteSender as en } from '../en/site-sender.ts'

export const siteSender: Translation<typeof en> = {
  title: 'Expéditeur sur les étiquettes',
  intro:
    'Imprimé sur les étiquettes des transporteurs, avec le code postal et le pays du site ({postcode}, {country}). Sans lui, les transporteurs refusent les étiquettes.',
  name: 'Nom ou service',
  company: 'Société',
  street: 'Rue',
  streetHelp: 'Le numéro et la rue d’abord ; trois lignes au plus.',
  city: 'Ville',
  phone: 'Téléphone',
  email: 'E-mail',
  incomplete: 'Saisissez le nom, la rue (trois lignes au plus) et la ville, ou laissez tout vide',
}
