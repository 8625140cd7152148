import type { Translation } from '../definition.ts'
import type { buyers as en } from '../en/buyers.ts'

export const buyers: Translation<typeof en> = {
  title: 'Données d’un acheteur',
  intro:
    'Pour les demandes d’accès ou d’effacement d’un acheteur, directes ou transmises par la boutique. Ventes, chiffres et affectations restent.',
  lookUp: 'E-mail, nom, téléphone ou numéro de commande',
  lookUpHelp: 'En entier, exactement comme dans la commande.',
  find: 'Rechercher',
  none: 'Aucune commande ne correspond exactement.',
  order: 'Commande',
  name: 'Nom',
  placed: 'Passée',
  open: 'encore ouverte',
  erasedAt: 'effacé',
  export: 'Exporter en JSON',
  erase: 'Effacer ses données',
  whyOpen: 'Expédiez ou annulez d’abord les commandes ouvertes',
  whyErased: 'Déjà effacé',
  confirm:
    '{orders, plural, one {Effacer les données de l’acheteur dans # commande ?} other {Effacer les données de l’acheteur dans # commandes ?}}',
  confirmText:
    'Nom, adresse, contacts, notes et gravures sont retirés des commandes, du journal, des étiquettes et des messages des canaux. C’est définitif ; les sauvegardes antérieures les contiennent encore jusqu’à leur rotation.',
  askedBy: 'Demandé par',
  askers: {
    buyer: 'l’acheteur',
    shop: 'la boutique, pour l’acheteur',
  },
  erased: '{orders, plural, one {Effacé dans # commande} other {Effacé dans # commandes}}',
}
