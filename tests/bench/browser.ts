/** What a learner feels: JavaScript of the page, and the time from a key to the next item on the screen. */
export async function measureBrowser(_url: string): Promise<void> {}
