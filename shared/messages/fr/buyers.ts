import type { Translation } from '../definition.ts'
import type { buyers as en } from '../en/buyers.ts'

export const buyers: Translation<typeof en> = {
  title: 'Les données d’un acheteur',
  intro:
    'Quand un acheteur demande ce qui est conservé ou veut être oublié, ou que la boutique transmet une telle demande. Ce qui a été vendu, les chiffres et les décisions restent.',
  lookUp: 'E-mail, nom, téléphone ou numéro de commande',
  lookUpHelp: 'En entier, tel que la commande le porte.',
  find: 'Rechercher',
  none: 'Aucune commande ne porte exactement cela.',
  order: 'Commande',
  name: 'Nom',
  placed: 'Passée',
  open: 'encore ouverte',
  erasedAt: 'effacé',
  export: 'Exporter en JSON',
  erase: 'Effacer l’acheteur',
  whyOpen: 'Expédiez ou annulez d’abord les commandes ouvertes',
  whyErased: 'Déjà effacé',
  confirm:
    '{orders, plural, one {Effacer l’acheteur de # commande ?} other {Effacer l’acheteur de # commandes ?}}',
  confirmText:
    'Nom, adresse, contacts, notes et gravures sont retirés des commandes, du journal, des étiquettes et de ce que les canaux ont envoyé. C’est définitif ; les copies de la base faites auparavant les contiennent encore jusqu’à leur rotation.',
  askedBy: 'Demandé par',
  askers: {
    buyer: 'l’acheteur',
    shop: 'la boutique, pour l’acheteur',
  },
  erased: '{orders, plural, one {Effacé dans # commande} other {Effacé dans # commandes}}',
  cancel: 'Annuler',
}
