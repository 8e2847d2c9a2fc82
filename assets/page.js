// What pages can do beyond what they are: each part looks for what it belongs to, and leaves a page without it alone.
import { copyOnClick, showCopyButtons } from './copying.js';
import { offerCorrections } from './corrections.js';
import { lightParts } from './parts.js';
import { takeFiles } from './pasting.js';
import { suggestNames } from './suggestions.js';

function begin() {
  showCopyButtons(document);
  lightParts(document);
  suggestNames(document);
  takeFiles(document);
  offerCorrections(document);
}

copyOnClick(document);
begin();
// What was posted by a script is shown in the place of the page.
document.addEventListener('page', begin);
