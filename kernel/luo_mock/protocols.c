// SPDX-License-Identifier: GPL-2.0
/*
 * Watches that LUO keeps the protocols: one automaton for each preserved file
 * and each half of an FLB, in the kernel, while it runs.
 */
#include "luo_mock.h"
#include "protocols.h"

static u8 files[MOCK_ORIGINS];	/* of handle i + 1 */
static u8 outgoing[LUO_MOCK_FLBS];
static u8 incoming[LUO_MOCK_FLBS];

/* In a new kernel, and where a sequence begins: every automaton is in its first state. */
void mock_protocol_reset(void)
{
	memset(files, 0, sizeof(files));
	memset(outgoing, 0, sizeof(outgoing));
	memset(incoming, 0, sizeof(incoming));
}

/* A refused event is told, and taken as if it had come in the first state that takes it. */
static void step(const struct protocol *protocol, u8 *state, u8 event, unsigned int key)
{
	u8 next = protocol->next[*state * protocol->event_count + event], other = 0;

	if (next == PROTOCOL_REFUSES)
		pr_info("LUO v protocol=%s key=%u state=%s event=%s\n", protocol->name, key,
			protocol->states[*state], protocol->events[event]);
	while (next == PROTOCOL_REFUSES)
		next = protocol->next[other++ * protocol->event_count + event];
	*state = next;
}

/* Only of handlers that have freeze and unfreeze: the others miss events by right. */
void mock_protocol_file(const struct mock_handler *handler, enum luo_mock_callback callback, u64 word, int result)
{
	u32 handle = word % MOCK_HANDLES;

	if (!handle || handle > MOCK_ORIGINS || !handler->ops.freeze || !handler->ops.unfreeze)
		return;
	switch (callback) {
	case LUO_MOCK_PRESERVE:
		step(&luo_file, &files[handle - 1], LUO_FILE_PRESERVE, handle);
		break;
	case LUO_MOCK_UNPRESERVE:
		step(&luo_file, &files[handle - 1], LUO_FILE_UNPRESERVE, handle);
		break;
	case LUO_MOCK_FREEZE:
		step(&luo_file, &files[handle - 1], result < 0 ? LUO_FILE_FREEZE_FAILS : LUO_FILE_FREEZE, handle);
		break;
	case LUO_MOCK_UNFREEZE:
		step(&luo_file, &files[handle - 1], LUO_FILE_UNFREEZE, handle);
		break;
	default:
		break;
	}
}

void mock_protocol_flb(u32 flb, enum luo_mock_callback callback, int result)
{
	switch (callback) {
	case LUO_MOCK_FLB_PRESERVE:
		step(&luo_flb_outgoing, &outgoing[flb],
		     result ? LUO_FLB_OUTGOING_PRESERVE_FAILS : LUO_FLB_OUTGOING_PRESERVE, flb);
		break;
	case LUO_MOCK_FLB_UNPRESERVE:
		step(&luo_flb_outgoing, &outgoing[flb], LUO_FLB_OUTGOING_UNPRESERVE, flb);
		break;
	case LUO_MOCK_FLB_RETRIEVE:
		step(&luo_flb_incoming, &incoming[flb],
		     result ? LUO_FLB_INCOMING_RETRIEVE_FAILS : LUO_FLB_INCOMING_RETRIEVE, flb);
		break;
	default:
		step(&luo_flb_incoming, &incoming[flb], LUO_FLB_INCOMING_FINISH, flb);
		break;
	}
}
