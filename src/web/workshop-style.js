// Fetches how the screens of the 勉強会 look.
export const style = () => import('#workshop-sheets');
