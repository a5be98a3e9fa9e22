/* SPDX-License-Identifier: MIT */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "base/vector.h"
#include "trial/fence.h"

#define ALIGNMENT ((size_t)16)
#define MOST_REGIONS 16000 /* a process may have some 65,000 */
#define FILLER 0xa5

struct region {
	char *pages;
	size_t length;   /* of the pages, the last of which is the guard */
	size_t at, size; /* of what was handed out */
	bool lent, taken_back;
};

struct fence {
	VECTOR(struct region) regions; /* in order of time */
	size_t first;                  /* of those not taken back */
	size_t page;
	struct report *report;
};

/* A signal's handler is told nothing else; there is one fence in a process. */
static const struct fence *watched;

static enum stray stray_at(const struct region *region, const char *address)
{
	if (region->taken_back)
		return STRAY_OF_EARLIER;
	if (!region->lent)
		return STRAY_BEYOND_OWN;
	return address < region->pages + region->length - watched->page ? STRAY_WRITES_LENT
									: STRAY_BEYOND_LENT;
}

/* Leaves word, and lets the same touch happen again, now without a handler. */
static void tell(int number, siginfo_t *info, void *context)
{
	const char *address = info->si_addr;

	(void)context;
	for (size_t i = watched->regions.count; i-- > 0;) {
		const struct region *region = &watched->regions.items[i];
		if (address < region->pages || address >= region->pages + region->length)
			continue;
		watched->report->stray = stray_at(region, address);
		break;
	}
	signal(number, SIG_DFL);
}

static bool watch(const struct fence *fence)
{
	struct sigaction action = { .sa_sigaction = tell, .sa_flags = SA_SIGINFO | SA_ONSTACK };
	stack_t stack = { .ss_size = 65536, .ss_sp = malloc(65536) };

	/* A plugin may have used up its own stack. */
	if (!stack.ss_sp || sigaltstack(&stack, NULL) != 0)
		return false;
	watched = fence;
	sigemptyset(&action.sa_mask);
	return sigaction(SIGSEGV, &action, NULL) == 0 && sigaction(SIGBUS, &action, NULL) == 0;
}

struct fence *fence_create(struct report *report)
{
	struct fence *fence = calloc(1, sizeof *fence);

	if (!fence)
		return NULL;
	fence->report = report;
	fence->page = (size_t)sysconf(_SC_PAGESIZE);
	return watch(fence) ? fence : NULL;
}

/* The oldest are forgotten: few would still hold on to them. */
static void make_room(struct fence *fence)
{
	size_t gone = fence->first / 2;

	if (fence->regions.count < MOST_REGIONS)
		return;
	for (size_t i = 0; i < gone; i++)
		munmap(fence->regions.items[i].pages, fence->regions.items[i].length);
	memmove(fence->regions.items, fence->regions.items + gone,
		(fence->regions.count - gone) * sizeof *fence->regions.items);
	fence->regions.count -= gone;
	fence->first -= gone;
}

/* `length` bytes whose end is the guard, or as near to it as `alignment` lets them. */
static struct region *add(struct fence *fence, size_t size, size_t alignment)
{
	size_t rounded = (size + alignment - 1) / alignment * alignment;
	size_t length = (rounded + fence->page - 1) / fence->page * fence->page + fence->page;

	make_room(fence);
	char *pages =
		mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (pages == MAP_FAILED)
		return NULL;
	struct region *region = vector_push(&fence->regions);
	if (!region || mprotect(pages + length - fence->page, fence->page, PROT_NONE) != 0)
		return NULL;
	*region = (struct region){ .pages = pages, .length = length, .size = size };
	region->at = length - fence->page - rounded;
	return region;
}

static char *behind(const struct region *region)
{
	return region->pages + region->at + region->size;
}

static size_t slack(const struct fence *fence, const struct region *region)
{
	return region->length - fence->page - region->at - region->size;
}

void *fence_give(struct fence *fence, size_t size)
{
	struct region *region = add(fence, size ? size : 1, ALIGNMENT);

	if (!region)
		return NULL;
	memset(behind(region), FILLER, slack(fence, region));
	return region->pages + region->at;
}

struct winnow_str fence_lend(struct fence *fence, struct winnow_str bytes)
{
	struct region *region = add(fence, bytes.len, 1);
	struct winnow_str lent = { NULL, 0 };

	if (!region)
		return lent;
	region->lent = true;
	lent = (struct winnow_str){ region->pages + region->at, bytes.len };
	if (bytes.len)
		memcpy(region->pages + region->at, bytes.ptr, bytes.len);
	mprotect(region->pages, region->length - fence->page, PROT_READ);
	return lent;
}

bool fence_take_back(struct fence *fence)
{
	bool whole = true;

	for (; fence->first < fence->regions.count; fence->first++) {
		struct region *region = &fence->regions.items[fence->first];
		const char *filler = behind(region);
		for (size_t i = 0; i < slack(fence, region) && !region->lent; i++)
			whole = whole && (unsigned char)filler[i] == FILLER;
		mprotect(region->pages, region->length, PROT_NONE);
		region->taken_back = true;
	}
	return whole;
}
