/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The calls of /dev/liveupdate and of a session, as one agent makes them to
 * every release: the numbers and shapes of include/uapi/linux/liveupdate.h.
 */
#ifndef AGENT_LUO_UAPI_H
#define AGENT_LUO_UAPI_H

#include <stdint.h>
#include <linux/ioctl.h>

#define LUO_TYPE		0xba
#define LUO_CREATE_SESSION	_IO(LUO_TYPE, 0x00)
#define LUO_RETRIEVE_SESSION	_IO(LUO_TYPE, 0x01)
#define LUO_PRESERVE_FD		_IO(LUO_TYPE, 0x40)
#define LUO_RETRIEVE_FD		_IO(LUO_TYPE, 0x41)
#define LUO_FINISH		_IO(LUO_TYPE, 0x42)
#define LUO_GET_NAME		_IO(LUO_TYPE, 0x43)

#define LUO_NAME		64

struct luo_session_name {	/* create and retrieve a session */
	uint32_t size;
	int32_t fd;
	char name[LUO_NAME];
};

struct luo_session_fd {		/* preserve and retrieve a file */
	uint32_t size;
	int32_t fd;
	uint64_t token;
};

struct luo_session_finish {
	uint32_t size;
	uint32_t reserved;
};

struct luo_session_get_name {
	uint32_t size;
	uint32_t reserved;
	char name[LUO_NAME];
};

#endif
