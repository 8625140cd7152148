import type { Translation } from '../definition.ts'
import type { pictures as english } from '../en/pictures.ts'

export const pictures: Translation<typeof english> = {
  title: 'Photo',
  of: 'Photo de {product}',
  none: 'Pas encore de photo',
  awaited: 'En cours de téléchargement',
  fromPerson: 'Choisie ici',
  fromFile: 'D’un fichier importé',
  fromChannel: 'De {channel}',
  upload: 'Choisir une photo',
  replace: 'Remplacer',
  remove: 'Retirer',
  removed: 'La photo de {sku} a été retirée',
  dropHere: 'PNG, JPEG ou WebP. Les préparateurs la voient à côté de l’article à scanner.',
  unreadable: 'Ce fichier n’est pas une image affichable : choisissez un PNG, un JPEG ou un WebP.',
  tooLarge: 'La photo fait {kilobytes, number} ko, pour 8 000 ko au plus : enregistrez-la plus petite.',
  tooManyPixels:
    'La photo fait {width, number} × {height, number} pixels, pour 6 000 au plus sur son plus grand côté : enregistrez-la plus petite.',
  webpTooLarge:
    'Ce WebP fait {kilobytes, number} ko, pour 200 ko et 1 000 pixels au plus : enregistrez-le plus petit, ou en JPEG.',
  noPicture: 'Ce qui est arrivé n’est ni un PNG, ni un JPEG, ni un WebP.',
  damaged: 'La photo est abîmée ou incomplète.',
  undrawable:
    'La photo est trop grande et n’a pas pu être réduite : enregistrez-la de nouveau, large d’environ 500 pixels.',
  badAddress: 'Ce n’est pas une adresse web qui commence par https://',
  notThere: '{host} répond {status} au lieu de la photo',
  noRoom: 'Les photos occupent ici 2 Go, le maximum : plus aucune n’est téléchargée.',
}
