// One operation of sharing in a process of its own, so that a test can have it die at a chosen step. Comes in: a request as
// JSON on the command line. Goes out: the steps and the outcome as JSON on standard output, if it lives that long.
import { createFaults, type Fault } from '../support/shareFaults.ts';
import { createShareFolder } from '../support/shareWorld.ts';

interface ChildRequest {
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly operation: 'commit' | 'share' | 'recover';
  readonly paths: readonly string[];
  readonly fault?: Fault;
}

const request = JSON.parse(process.argv[2] ?? '{}') as ChildRequest;
const faults = createFaults(request.fault);
const repository = await createShareFolder(request.root, request.environment, {
  wrap: (git) => faults.wrapGit(git),
  wrapDisk: (disk) => faults.wrapDisk(disk),
});
const outcome =
  request.operation === 'commit'
    ? await repository.commit({ paths: request.paths, message: 'from the child' })
    : request.operation === 'share'
      ? await repository.share()
      : await repository.recover();
process.stdout.write(JSON.stringify({ steps: faults.steps, outcome }));
