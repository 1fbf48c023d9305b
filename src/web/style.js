// Fetches how the screens of a part look that comes later than the page.
export const workshopStyle = () => import('#workshop-sheets');
export const postStyle = () => import('#post-sheets');
