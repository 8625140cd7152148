import type { Translation } from '../definition.ts'
import type { customs as en } from '../en/customs.ts'

export const customs: Translation<typeof en> = {
  title: 'Douane',
  productText: 'Déclaré quand un colis passe une frontière douanière, outre-mer compris.',
  hsCode: 'Code douanier (SH)',
  hsCodeHelp: '6 à 10 chiffres, par exemple 691200.',
  hsCodeWrong: 'Saisissez 6 à 10 chiffres, par exemple 691200',
  originCountry: 'Pays d’origine',
  originHelp: 'Deux lettres, par exemple PT : là où il a été fabriqué.',
  originWrong: 'Saisissez les deux lettres d’un pays, par exemple PT',
  description: 'Désignation pour la douane',
  descriptionHelp: 'En mots simples qu’un douanier comprend : « tasse en céramique », pas « cadeau ».',
  dangerousGoods: 'Classe de marchandises dangereuses (ADR)',
  none: 'Aucune',
  saved: 'Données douanières de {what} enregistrées',
  edit: 'Modifier les numéros douaniers',
  channelText:
    'Les ventes de ce canal sont déclarées sous ces numéros. Ce qui reste vide est celui de Réglages, Douane.',
  orderText: 'Cette commande est déclarée sous ces numéros. Ce qui reste vide est celui de son canal.',
  eori: 'Numéro EORI',
  ioss: 'Numéro IOSS',
  voec: 'Numéro VOEC (Norvège)',
  ukims: 'Numéro UKIMS (Irlande du Nord)',
  importer: 'Importateur',
  importerHelp: 'Qui dédouane à destination, si ce n’est pas l’acheteur : nom et numéro.',
  buyerTaxId: 'Numéro fiscal de l’acheteur',
  incoterm: 'Droits de douane',
  dap: 'À la charge de l’acheteur (DAP)',
  ddp: 'À notre charge (DDP)',
  asSet: 'Comme réglé ailleurs',
  wrong: 'Un tel numéro n’existe pas ; vérifiez-le',
}
