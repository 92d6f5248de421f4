"""Who does the work: this process, a pool of processes, or actors on a Ray cluster; the same code in each."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, Protocol

from verbale.errors import VerbaleError
from verbale.runs.labour import Done, Orders, Worker
from verbale.terms import Problem, RawItem

AHEAD = 3
"""Handfuls a worker that may wait for it or for their turn to be stored; more would fill the memory."""

Handful = Sequence[RawItem]
Finished = tuple[Handful, list[Done]]


class Crew(Protocol):
    """Does handfuls of documents, and gives what comes of them in their order."""

    def labour(self, handfuls: Iterable[Handful]) -> Iterator[Finished]:
        """Each handful with what came of its documents; takes few more than it gives."""


class Alone:
    """This process."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders

    def labour(self, handfuls: Iterable[Handful]) -> Iterator[Finished]:
        """Each handful with what came of its documents."""
        worker = Worker(self._orders)
        for handful in handfuls:
            yield handful, worker.work(handful)


_worker: list[Worker] = []
"""The worker of a process of the pool."""


def _begin(orders: Orders) -> None:
    _worker[:] = [Worker(orders)]


def _work(handful: Handful) -> list[Done]:
    return _worker[0].work(handful)


class Pool:
    """Processes of this machine; one that a document kills is replaced, and the document becomes a problem."""

    def __init__(self, orders: Orders, workers: int) -> None:
        self._orders = orders
        self._workers = workers

    def labour(self, handfuls: Iterable[Handful]) -> Iterator[Finished]:
        """Each handful with what came of its documents."""
        coming = iter(handfuls)
        waiting: deque[tuple[Handful, Future[list[Done]]]] = deque()
        executor = self._start()
        try:
            while True:
                for handful in islice(coming, AHEAD * self._workers - len(waiting)):
                    waiting.append((handful, _submit(executor, handful)))
                if not waiting:
                    return
                handful, future = waiting.popleft()
                try:
                    done = future.result()
                except BrokenProcessPool:
                    executor.shutdown(wait=False, cancel_futures=True)
                    done = self._one_by_one(handful)
                    executor = self._start()
                    waiting = deque((other, executor.submit(_work, other)) for other, _ in waiting)
                yield handful, done
        finally:
            executor.shutdown(wait=False, cancel_futures=True)

    def _start(self, workers: int | None = None) -> ProcessPoolExecutor:
        os.environ.setdefault("OMP_NUM_THREADS", "1")  # as many threads as cores in every worker only hinder
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(workers or self._workers, context, _begin, (self._orders,))

    def _one_by_one(self, handful: Handful) -> list[Done]:
        """Documents each in turn, after a process died of one of them or of a neighbour's."""
        return [self._apart(item) for item in handful]

    def _apart(self, item: RawItem) -> Done:
        with self._start(1) as executor:
            try:
                return executor.submit(_work, [item]).result()[0]
            except BrokenProcessPool:
                reason = "the process that read it was ended, by its own fault or for want of memory"
                problem = Problem(source=item.source, stage="read", reason=reason, seen=item.retrieved)
                return Done(problems=(problem,))


def _submit(executor: ProcessPoolExecutor, handful: Handful) -> Future[list[Done]]:
    """Hand work over; where a process died in the meantime, the work is told of it like the rest."""
    try:
        return executor.submit(_work, handful)
    except BrokenProcessPool as error:
        broken: Future[list[Done]] = Future()
        broken.set_exception(error)
        return broken


class Cluster:
    """Actors on a Ray cluster: that of RAY_ADDRESS, else one on this machine."""

    def __init__(self, orders: Orders, workers: int) -> None:
        """`workers` is how many actors, a core each.

        Raises:
            VerbaleError: Ray is not installed.
        """
        self._orders = orders
        self._workers = workers
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        try:
            import ray  # noqa: PLC0415 (an extra)
        except ModuleNotFoundError as error:
            raise VerbaleError("--ray needs Ray: pip install 'verbale[ray]'") from error
        self._ray: Any = ray

    def labour(self, handfuls: Iterable[Handful]) -> Iterator[Finished]:
        """Each handful with what came of its documents."""
        ray = self._ray
        mine = not ray.is_initialized()
        if mine:
            self._join()
        try:
            kind = ray.remote(num_cpus=1, max_restarts=3, max_task_retries=3)(Worker)
            actors = [kind.remote(self._orders) for _ in range(self._workers)]
            yield from _share_out(ray, actors, iter(handfuls))
        finally:
            if mine:
                ray.shutdown()

    def _join(self) -> None:
        local: dict[str, Any] = {} if os.environ.get("RAY_ADDRESS") else {"num_cpus": self._workers}
        self._ray.init(include_dashboard=False, log_to_driver=False, logging_level="ERROR", **local)


def _share_out(ray: Any, actors: list[Any], coming: Iterator[Handful]) -> Iterator[Finished]:
    """Give each handful to the actor that has least to do; results wait for their turn."""
    waiting: deque[tuple[Handful, Any, int]] = deque()
    while True:
        for handful in islice(coming, AHEAD * len(actors) - len(waiting)):
            idlest = _idlest(ray, waiting, len(actors))
            waiting.append((handful, actors[idlest].work.remote(handful), idlest))
        if not waiting:
            return
        handful, promised, _ = waiting.popleft()
        yield handful, ray.get(promised)


def _idlest(ray: Any, waiting: Iterable[tuple[Handful, Any, int]], actors: int) -> int:
    owed = {promised: actor for _, promised, actor in waiting}
    _, open_ = ray.wait(list(owed), num_returns=len(owed), timeout=0) if owed else ([], [])
    load = [0] * actors
    for promised in open_:
        load[owed[promised]] += 1
    return load.index(min(load))
