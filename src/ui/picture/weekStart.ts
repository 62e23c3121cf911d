// The weekday that weeks begin with where the reader lives. Comes in: nothing; goes out: an ISO weekday. The machine's region counts as
// long as it speaks the language of the window, whose name alone says no region.
import { env } from 'vscode';

interface WeekInfo {
  getWeekInfo?(): { readonly firstDay: number };
}

/** 1 Monday to 7 Sunday; Monday where nothing is known. */
export function weekStart(): number {
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  const region = new Intl.Locale(locale.startsWith(env.language) ? locale : env.language) as WeekInfo;
  return region.getWeekInfo?.().firstDay ?? 1;
}
