import type { Translation } from '../definition.ts'
import type { address as en } from '../en/address.ts'

export const address: Translation<typeof en> = {
  postcodeRead: 'Code postal : « {given} » a été lu {postcode}',
  corrected: 'Corrigée ici. Le canal indique : {given}',
  cause: {
    missing:
      'Aucun transporteur ne peut y livrer : {field, select, name {pas de nom} street {pas de rue} city {pas de ville} postcode {pas de code postal} other {pas de pays}} dans l’adresse{where}',
    wrong:
      'Aucun transporteur ne peut y livrer : {field, select, country {le pays « {found} » n’existe pas} other {le code postal « {found} » n’est pas de ce pays}}{where}',
    letters:
      'L’étiquette ne peut pas imprimer « {found} » {field, select, name {dans le nom} street {dans la rue} other {dans la ville}} : à écrire en lettres latines',
    proposed: '{problem}. Il s’agit sans doute de {proposal}',
    notTaken:
      '{field, select, name {Nom} company {Société} street {Rue} postcode {Code postal} city {Ville} country {Pays} state {État} phone {Téléphone} email {E-mail} other {Note de livraison}} : {why}',
    fits: '{problem}. Accepté sous la forme « {proposal} »',
  },
  fault: {
    missing:
      '{field, select, name {Saisissez un nom ou une société} street {Saisissez une rue} city {Saisissez une ville} postcode {Saisissez un code postal} other {Saisissez un pays}}',
    wrong:
      '{field, select, country {Le pays {found} n’existe pas} other {Ce n’est pas un code postal de ce pays}}',
    letters: 'L’étiquette ne peut pas imprimer « {found} »',
    proposed: '{problem}. {proposal} ?',
  },
}
