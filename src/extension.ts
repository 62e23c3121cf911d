// Where VS Code enters Daybook: makes each object once, in order, and hands them over. No logic of its own.

export function activate(): void {}
