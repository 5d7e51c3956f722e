/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the agent asks of the module through /dev/luo_mock: one structure for
 * every request, the meaning of its fields is said at each request.
 */
#ifndef LUO_MOCK_UAPI_H
#define LUO_MOCK_UAPI_H

#include <linux/ioctl.h>
#include <linux/types.h>

/* A name: of a file, a module, a gate. Longer ones are refused. */
#define LUO_MOCK_NAME		48
/* Handlers A, B, .. and FLBs F, G, .. */
#define LUO_MOCK_HANDLERS	8
#define LUO_MOCK_FLBS		4
#define LUO_MOCK_FIRST_HANDLER	'A'
#define LUO_MOCK_FIRST_FLB	'F'
/* Any handler, any FLB, no token. */
#define LUO_MOCK_ANY		0xff
#define LUO_MOCK_NO_TOKEN	(~0ULL)

/* The callbacks, as numbers and as bits of a set. */
enum luo_mock_callback {
	LUO_MOCK_CAN_PRESERVE,
	LUO_MOCK_PRESERVE,
	LUO_MOCK_UNPRESERVE,
	LUO_MOCK_FREEZE,
	LUO_MOCK_UNFREEZE,
	LUO_MOCK_RETRIEVE,
	LUO_MOCK_CAN_FINISH,
	LUO_MOCK_FINISH,
	LUO_MOCK_GET_ID,
	LUO_MOCK_FLB_PRESERVE,
	LUO_MOCK_FLB_UNPRESERVE,
	LUO_MOCK_FLB_RETRIEVE,
	LUO_MOCK_FLB_FINISH,
	LUO_MOCK_CALLBACKS
};

/* Who owns a handler or FLB, as LUO sees it. */
enum luo_mock_owner {
	LUO_MOCK_OWNER_STAND_IN,	/* a module of its own that only counts */
	LUO_MOCK_OWNER_MODULE,		/* this module: its unloading is refused while pinned */
	LUO_MOCK_OWNER_NONE,		/* none, as built-in code has */
};

/* When can_finish says yes. */
enum luo_mock_can_finish {
	LUO_MOCK_ALWAYS,
	LUO_MOCK_RETRIEVED,	/* once the file itself was retrieved */
	LUO_MOCK_NEEDS,		/* once the files that it needs were, those of its session */
};

struct luo_mock_request {
	__u32 slot;		/* handler, or LUO_MOCK_ANY */
	__u32 flb;		/* FLB, or LUO_MOCK_ANY */
	__s32 value;
	__s32 times;
	__u32 callback;
	__u32 flags;
	__u64 token;
	__u64 word;
	char name[LUO_MOCK_NAME];
	char other[LUO_MOCK_NAME];
};

#define LUO_MOCK_IO(nr)		_IOWR('L', nr, struct luo_mock_request)

/* Begins anew: value = number of the kernel. Answers what is left, below. */
#define LUO_MOCK_RESET		LUO_MOCK_IO(0)
/*
 * name, slot = type (index of a letter, LUO_MOCK_ANY for X), token = inode number, word = content, other = names of the
 * files it needs, with commas. Answers a descriptor.
 */
#define LUO_MOCK_OPEN_FILE	LUO_MOCK_IO(1)
/* slot; answers what LUO answers. */
#define LUO_MOCK_REGISTER	LUO_MOCK_IO(2)
#define LUO_MOCK_UNREGISTER	LUO_MOCK_IO(3)
/* slot, flb. */
#define LUO_MOCK_LINK		LUO_MOCK_IO(4)
#define LUO_MOCK_UNLINK		LUO_MOCK_IO(5)
/* flb; the object is left in word. */
#define LUO_MOCK_GET_INCOMING	LUO_MOCK_IO(6)
#define LUO_MOCK_PUT_INCOMING	LUO_MOCK_IO(7)
#define LUO_MOCK_GET_OUTGOING	LUO_MOCK_IO(8)
#define LUO_MOCK_PUT_OUTGOING	LUO_MOCK_IO(9)
/* slot or flb = whose module, value 1 = going, 0 = live. */
#define LUO_MOCK_SET_MODULE	LUO_MOCK_IO(10)
/* slot; value = enum luo_mock_can_finish. */
#define LUO_MOCK_SET_CAN_FINISH	LUO_MOCK_IO(11)
/* slot; flb = the one that retrieve gets and finish puts, or LUO_MOCK_ANY = none. */
#define LUO_MOCK_SET_USE_FLB	LUO_MOCK_IO(12)
/* slot; flags = set of callbacks, effective from the next registration. */
#define LUO_MOCK_SET_CALLBACKS	LUO_MOCK_IO(13)
/* slot or flb; value = enum luo_mock_owner, from the next registration. */
#define LUO_MOCK_SET_OWNER	LUO_MOCK_IO(14)
/* slot or flb; name = compatible string, from the next registration. */
#define LUO_MOCK_SET_COMPATIBLE	LUO_MOCK_IO(15)
/* callback, slot or flb, name = file or empty, token, times, value = result, flags 1: word = new data word. */
#define LUO_MOCK_INJECT		LUO_MOCK_IO(16)
#define LUO_MOCK_CLEAR_INJECTS	LUO_MOCK_IO(17)
/* as inject, word = number of a gate (0..31). */
#define LUO_MOCK_HOLD		LUO_MOCK_IO(18)
/* word = number of a gate, LUO_MOCK_NO_TOKEN = all. */
#define LUO_MOCK_RELEASE	LUO_MOCK_IO(19)
/* token of the call that this task makes next, and other = name of its session: callbacks are not told. */
#define LUO_MOCK_TOKEN		LUO_MOCK_IO(20)
/* value = descriptor; name of the mock's file behind it, -ENOENT if none. */
#define LUO_MOCK_NAME_OF	LUO_MOCK_IO(21)
/* value = descriptor; answers the reference count of the file behind it. */
#define LUO_MOCK_REFS_OF	LUO_MOCK_IO(22)
/* value 1 = every key, 0 = those that changed since. Written to the log. */
#define LUO_MOCK_DIGEST		LUO_MOCK_IO(23)
/* liveupdate_reboot() called here, with no jump behind it. */
#define LUO_MOCK_REBOOT_HOOK	LUO_MOCK_IO(24)
/* value = line to go on at, flags = number of the kernel; kept over a reset of the machine. */
#define LUO_MOCK_SET_POSITION	LUO_MOCK_IO(25)
/* as left by SET_POSITION, and forgotten with that; -ENOENT: none, -EEXIST: none, but this is not the first kernel. */
#define LUO_MOCK_GET_POSITION	LUO_MOCK_IO(26)

/* Answers what is left, as RESET does. */
#define LUO_MOCK_LEFT		LUO_MOCK_IO(27)

/* What RESET and LEFT find left over, a set. */
#define LUO_MOCK_LEFT_MODULE	1	/* a module reference */
#define LUO_MOCK_LEFT_FLB	2	/* an FLB count */
#define LUO_MOCK_LEFT_HANDLE	4	/* a handle neither unpreserved nor finished */
#define LUO_MOCK_LEFT_FILE	8	/* a file that is still open */

#endif
