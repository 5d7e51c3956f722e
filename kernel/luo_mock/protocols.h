/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The protocols of files and FLBs as the mocks watch them: tables made by
 *	./luo explain luo_file --format table	(luo_flb_outgoing, luo_flb_incoming)
 * A test keeps them the same as there.
 */
#ifndef LUO_MOCK_PROTOCOLS_H
#define LUO_MOCK_PROTOCOLS_H

#include <linux/array_size.h>
#include <linux/types.h>

#define PROTOCOL_REFUSES	0xff

/* A deterministic automaton: next[state * events + event] is a state. State 0 is the first. */
struct protocol {
	const char *name;
	const char * const *states;
	const char * const *events;
	const u8 *next;
	u8 event_count;
};

/* A file sees preserve, then freeze and unfreeze in turn, then unpreserve while it is not frozen, or the kexec. */
enum { LUO_FILE_PRESERVE, LUO_FILE_KEXEC, LUO_FILE_FREEZE, LUO_FILE_FREEZE_FAILS, LUO_FILE_UNPRESERVE, LUO_FILE_DROP, LUO_FILE_UNFREEZE };

static const char * const luo_file_states[] = { "absent", "preserved", "frozen" };
static const char * const luo_file_events[] = { "preserve", "kexec", "freeze", "freeze_fails", "unpreserve", "drop", "unfreeze" };
static const u8 luo_file_next[] = {
	1, 0, PROTOCOL_REFUSES, PROTOCOL_REFUSES, PROTOCOL_REFUSES, PROTOCOL_REFUSES, PROTOCOL_REFUSES,
	PROTOCOL_REFUSES, 0, 2, 1, 0, 0, PROTOCOL_REFUSES,
	PROTOCOL_REFUSES, 0, PROTOCOL_REFUSES, PROTOCOL_REFUSES, PROTOCOL_REFUSES, 0, 1,
};

static const struct protocol luo_file = {
	"luo_file", luo_file_states, luo_file_events, luo_file_next, ARRAY_SIZE(luo_file_events),
};

/* preserve of an FLB runs only while it has no outgoing object, unpreserve only while it has one. */
enum { LUO_FLB_OUTGOING_PRESERVE, LUO_FLB_OUTGOING_PRESERVE_FAILS, LUO_FLB_OUTGOING_KEXEC, LUO_FLB_OUTGOING_UNPRESERVE };

static const char * const luo_flb_outgoing_states[] = { "none", "object" };
static const char * const luo_flb_outgoing_events[] = { "preserve", "preserve_fails", "kexec", "unpreserve" };
static const u8 luo_flb_outgoing_next[] = {
	1, 0, 0, PROTOCOL_REFUSES,
	PROTOCOL_REFUSES, PROTOCOL_REFUSES, 0, 0,
};

static const struct protocol luo_flb_outgoing = {
	"luo_flb_outgoing", luo_flb_outgoing_states, luo_flb_outgoing_events, luo_flb_outgoing_next, ARRAY_SIZE(luo_flb_outgoing_events),
};

/* The retrieve of an FLB runs at most once in a kernel, whatever it answered; finish runs once and only after a retrieve that went well. */
enum { LUO_FLB_INCOMING_RETRIEVE, LUO_FLB_INCOMING_RETRIEVE_FAILS, LUO_FLB_INCOMING_KEXEC, LUO_FLB_INCOMING_FINISH };

static const char * const luo_flb_incoming_states[] = { "untouched", "retrieved", "refused", "finished" };
static const char * const luo_flb_incoming_events[] = { "retrieve", "retrieve_fails", "kexec", "finish" };
static const u8 luo_flb_incoming_next[] = {
	1, 2, 0, PROTOCOL_REFUSES,
	PROTOCOL_REFUSES, PROTOCOL_REFUSES, 0, 3,
	PROTOCOL_REFUSES, PROTOCOL_REFUSES, 0, PROTOCOL_REFUSES,
	PROTOCOL_REFUSES, PROTOCOL_REFUSES, 0, PROTOCOL_REFUSES,
};

static const struct protocol luo_flb_incoming = {
	"luo_flb_incoming", luo_flb_incoming_states, luo_flb_incoming_events, luo_flb_incoming_next, ARRAY_SIZE(luo_flb_incoming_events),
};

#endif
